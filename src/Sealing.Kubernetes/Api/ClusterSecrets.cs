using System.Net;
using System.Security.Cryptography;
using Sealing.Manifests;

namespace Sealing.Kubernetes.Api;

/// <summary>Secrets as the API server gives them to those who may read them.</summary>
internal static class ClusterSecrets
{
    /// <summary>The label that the controller finds its keys by; its value is <c>active</c> for those it uses.</summary>
    public const string KeyLabel = "sealedsecrets.bitnami.com/sealed-secrets-key";

    public static ApiRequest Keys(string space) => new(HttpMethod.Get, $"{Folder(space)}?labelSelector={Uri.EscapeDataString(KeyLabel)}", "secrets", "");

    public static ApiRequest One(string space, string name) => new(HttpMethod.Get, $"{Folder(space)}/{Segment(name)}", "secrets", name);

    /// <summary>The Secrets of an answer, which is cleared.</summary>
    /// <exception cref="ClusterException">The answer is none.</exception>
    public static IReadOnlyList<SecretManifest> Read(ApiAnswer answer)
    {
        try
        {
            return [.. ManifestStream.Read(answer.Body).Items.Where(item => item.Kind is "Secret" or null or "").Select(SecretManifest.Read)];
        }
        catch (SealingException e)
        {
            throw new ClusterException("the answer is something else than Secrets", e) { Hint = Advice.SomethingElse, StatusCode = answer.Status };
        }
        finally
        {
            CryptographicOperations.ZeroMemory(answer.Body);
        }
    }

    public static ClusterException Failure(string prefix, ApiAnswer answer, ApiRequest request) => new(prefix + ApiStatus.Describe(answer, request))
    {
        Hint = answer.Status == HttpStatusCode.Forbidden ? "the account needs to be allowed to get and list secrets in that namespace" : answer.IsHtml ? Advice.SomethingElse : null,
        StatusCode = answer.Status,
    };

    private static string Folder(string space) => $"/api/v1/namespaces/{Segment(space)}/secrets";

    /// <exception cref="ClusterException">The name would make another path.</exception>
    private static string Segment(string name) => name is "" or "." or ".." || name.AsSpan().ContainsAny('/', '%')
        ? throw new ClusterException($"invalid resource name \"{name}\"") : Uri.EscapeDataString(name);
}
