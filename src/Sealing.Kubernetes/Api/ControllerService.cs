using System.Net;
using Sealing.Manifests;

namespace Sealing.Kubernetes.Api;

/// <summary>Finds the controller's Service, whose port the API server wants by name.</summary>
internal sealed class ControllerService(ApiConnection connection, ControllerOptions options)
{
    private const string ChartLabel = "app.kubernetes.io/name=sealed-secrets";
    private const int MaxShown = 5;

    /// <summary>The Service as the API server's proxy takes it: <c>http:name:port</c>, with nothing behind the last colon where the port has no name.</summary>
    /// <exception cref="ClusterException">There is no such Service, or it cannot be asked for.</exception>
    public async Task<string> FindAsync(CancellationToken cancel)
    {
        try
        {
            var request = new ApiRequest(HttpMethod.Get, $"/api/v1/namespaces/{Segment(options.Namespace)}/services/{Segment(options.Name)}", "services", options.Name);
            var answer = await connection.SendAsync(request, cancel).ConfigureAwait(false);
            if (!answer.IsSuccess)
            {
                var hint = answer.Status == HttpStatusCode.NotFound
                    ? await SearchAsync(cancel).ConfigureAwait(false)
                    : Advice.For(answer, request, options);
                throw new ClusterException(ApiStatus.Describe(answer, request)) { Hint = hint, StatusCode = answer.Status };
            }

            return $"http:{options.Name}:{FirstPort(answer)}";
        }
        catch (ClusterException e)
        {
            throw new ClusterException(
                "cannot get sealed secret service: " + e.Message
                    + ".\nPlease, use the flag --controller-name and --controller-namespace to set up the name and namespace of the sealed secrets controller",
                e)
            { Hint = e.Hint, StatusCode = e.StatusCode };
        }
    }

    private static string FirstPort(ApiAnswer answer)
    {
        try
        {
            if (ManifestStream.Read(answer.Body).Items is [{ Kind: "Service" } service, ..])
            {
                var ports = service.Fields.Object("spec")?.Items("ports") ?? [];
                return ports is [var first, ..]
                    ? Segment(ObjectFields.OfRoot(first, service.Place).Text("name") ?? "")
                    : throw new ClusterException("the Service has no ports") { StatusCode = answer.Status };
            }
        }
        catch (ManifestException)
        {
            // Said below: what came is no Service.
        }

        throw new ClusterException($"the answer is {(answer.IsHtml ? "an HTML page" : "something else")}, not a Service")
        {
            Hint = Advice.SomethingElse,
            StatusCode = answer.Status,
        };
    }

    // In the whole cluster, else, where the account may not, in the namespace alone.
    private async Task<string> SearchAsync(CancellationToken cancel)
    {
        var everywhere = await ListAsync("/api/v1/services", cancel).ConfigureAwait(false);
        var found = everywhere ?? await ListAsync($"/api/v1/namespaces/{Segment(options.Namespace)}/services", cancel).ConfigureAwait(false);
        return found switch
        {
            [var only] => "the cluster has one from the controller's chart: use " + only,
            { Count: > 1 } => "the cluster has several from the controller's chart: " + string.Join(", or ", found.Take(MaxShown)),
            [] when everywhere is not null => $"no Service in the cluster has the label {ChartLabel} of the controller's chart: is this the right cluster?",
            _ => "the controller's chart calls it sealed-secrets: try --controller-name=sealed-secrets, and the namespace it was installed in",
        };
    }

    /// <summary>The flags for each Service of the chart, without those for metrics; null where the account may not list them.</summary>
    private async Task<IReadOnlyList<string>?> ListAsync(string path, CancellationToken cancel)
    {
        try
        {
            var request = new ApiRequest(HttpMethod.Get, path + "?labelSelector=" + Uri.EscapeDataString(ChartLabel), "services", "");
            var answer = await connection.SendAsync(request, cancel).ConfigureAwait(false);
            return answer.IsSuccess ? Names(answer) : null;
        }
        catch (SealingException)
        {
            return null; // this is only for a hint
        }
    }

    private static List<string> Names(ApiAnswer answer) =>
    [
        .. ManifestStream.Read(answer.Body).Items.SelectMany(list => list.Fields.Items("items").Select(item => ObjectFields.OfRoot(item, list.Place)))
            .Select(item => ObjectMetadata.Read(item.Object("metadata")))
            .Where(metadata => metadata.Name?.EndsWith("-metrics", StringComparison.Ordinal) == false)
            .Select(metadata => ApiAnswer.Clean($"--controller-name={metadata.Name} --controller-namespace={metadata.Namespace}")),
    ];

    /// <exception cref="ClusterException">The name would make another path.</exception>
    private static string Segment(string name) => name is "." or ".." || name.AsSpan().ContainsAny('/', '%')
        ? throw new ClusterException($"invalid resource name \"{name}\": [may not be '.' or '..' or contain '/' or '%']")
        : Uri.EscapeDataString(name);
}
