using System.Net;
using Sealing.Manifests;

namespace Sealing.Kubernetes.Api;

/// <summary>Finds the controller's Service, whose port the API server wants by name.</summary>
internal sealed class ControllerService(ApiConnection connection, ControllerOptions options)
{
    private const string ChartLabel = "app.kubernetes.io/name=sealed-secrets";
    private const string ManifestLabel = "name=sealed-secrets-controller"; // of the manifest that each release comes with
    private const int MaxShown = 5;

    /// <summary>The Service as the API server's proxy takes it: <c>http:name:port</c>, with nothing behind the last colon where the port has no name.</summary>
    /// <exception cref="ClusterException">There is no such Service, or it cannot be asked for.</exception>
    public async Task<ServiceReferences> FindAsync(CancellationToken cancel)
    {
        try
        {
            var request = new ApiRequest(HttpMethod.Get, $"/api/v1/namespaces/{Segment(options.Namespace)}/services/{Segment(options.Name)}", "services", options.Name);
            var answer = await connection.SendAsync(request, cancel).ConfigureAwait(false);
            return answer.IsSuccess ? new ServiceReferences([$"http:{options.Name}:{FirstPort(answer)}"], null, options)
                : await RefusedAsync(answer, request, cancel).ConfigureAwait(false);
        }
        catch (ClusterException e) when (e.Kind != ErrorKind.NoController)
        {
            throw Named(e);
        }
    }

    // Who may not read the Service may still be let through to it: by its name, with the port as releases name it.
    private async Task<ServiceReferences> RefusedAsync(ApiAnswer answer, ApiRequest request, CancellationToken cancel)
    {
        var (hint, other) = answer.Status == HttpStatusCode.NotFound ? await SearchAsync(cancel).ConfigureAwait(false) : (Advice.For(answer, request, options), null);
        if (other is not null && options.Found is { } tell)
        {
            tell(other);
            return await new ControllerService(connection, other).FindAsync(cancel).ConfigureAwait(false);
        }

        var refusal = new ClusterException(ApiStatus.Describe(answer, request)) { Hint = hint, StatusCode = answer.Status };
        return answer.Status == HttpStatusCode.Forbidden && !answer.IsHtml
            ? new ServiceReferences([$"http:{options.Name}:http", $"http:{options.Name}:", options.Name], Named(refusal), options) : throw refusal;
    }

    private static ClusterException Named(ClusterException e) =>
        new(ErrorKind.NoController, "cannot get sealed secret service: " + e.Message, e) { Hint = e.Hint, StatusCode = e.StatusCode };

    private static string FirstPort(ApiAnswer answer)
    {
        try
        {
            if (ManifestStream.Read(answer.Body).Items is [{ Kind: "Service" } service, ..])
            {
                var ports = service.Fields.Object("spec")?.Objects("ports") ?? [];
                return ports is [var first, ..]
                    ? Segment(first.Text("name") ?? "")
                    : throw new ClusterException("the Service has no ports") { StatusCode = answer.Status };
            }
        }
        catch (SealingException e) when (e.Kind == ErrorKind.InvalidDocument)
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
    private async Task<(string Hint, ControllerOptions? Only)> SearchAsync(CancellationToken cancel)
    {
        var everywhere = await ListAsync("/api/v1/services", cancel).ConfigureAwait(false);
        var found = everywhere ?? await ListAsync($"/api/v1/namespaces/{Segment(options.Namespace)}/services", cancel).ConfigureAwait(false);
        return found switch
        {
            [var only] => ("the cluster has one of a controller: " + Name(only), only),
            { Count: > 1 } => ("the cluster has several of controllers: " + string.Join(", or ", found.Take(MaxShown).Select(Name)), null),
            [] when everywhere is not null => ($"no Service in the cluster has the label {ChartLabel} or {ManifestLabel}: is this the right cluster?", null),
            _ => ("the controller's chart calls it sealed-secrets, in the namespace it was installed in", null),
        };
    }

    private static string Name(ControllerOptions found) => ApiAnswer.Clean($"{found.Name} in the namespace {found.Namespace}");

    /// <summary>Each Service with a label that controllers have, without those for metrics; null where the account may not list them.</summary>
    private async Task<IReadOnlyList<ControllerOptions>?> ListAsync(string path, CancellationToken cancel)
    {
        try
        {
            var found = new List<ControllerOptions>();
            foreach (var label in new[] { ChartLabel, ManifestLabel })
            {
                var request = new ApiRequest(HttpMethod.Get, path + "?labelSelector=" + Uri.EscapeDataString(label), "services", "");
                var answer = await connection.SendAsync(request, cancel).ConfigureAwait(false);
                if (!answer.IsSuccess)
                {
                    return null;
                }

                found.AddRange(Names(answer).Except(found));
            }

            return found;
        }
        catch (SealingException)
        {
            return null; // this is only for a hint
        }
    }

    private static List<ControllerOptions> Names(ApiAnswer answer) =>
    [
        .. ManifestStream.Read(answer.Body).Items.SelectMany(list => list.Fields.Objects("items")).Select(item => item.Object("metadata"))
            .Select(metadata => new ControllerOptions { Name = metadata?.Text("name") ?? "", Namespace = metadata?.Text("namespace") ?? "" })
            .Where(service => service.Name.Length > 0 && !service.Name.EndsWith("-metrics", StringComparison.Ordinal)),
    ];

    /// <exception cref="ClusterException">The name would make another path.</exception>
    private static string Segment(string name) => name is "." or ".." || name.AsSpan().ContainsAny('/', '%')
        ? throw new ClusterException($"invalid resource name \"{name}\": [may not be '.' or '..' or contain '/' or '%']")
        : Uri.EscapeDataString(name);
}

/// <summary>What the Service may be called for the API server's proxy.</summary>
/// <param name="Names">The names to try, the likeliest first.</param>
/// <param name="Refusal">Why it is not known which of them it is, or null where it is.</param>
/// <param name="Controller">The controller that it is of.</param>
internal sealed record ServiceReferences(IReadOnlyList<string> Names, ClusterException? Refusal, ControllerOptions Controller);
