namespace Sealing.Kubernetes.Api;

/// <summary>A request to the API server about a resource, which permissions and messages know by kind and name.</summary>
internal sealed record ApiRequest(HttpMethod Method, string Path, string Kind, string Name)
{
    public string Accept { get; init; } = "application/json, */*";

    /// <summary>Sent without a content type, as the reference does, or null.</summary>
    public byte[]? Body { get; init; }

    /// <summary>The method as permissions call it.</summary>
    public string Verb => Method == HttpMethod.Get ? "get" : "create";

    /// <summary>The request as messages of Kubernetes have it: <c>post services http:name:port</c>.</summary>
    public string Description => $"{(Method == HttpMethod.Get ? "get" : "post")} {Kind.Split('/')[0]} {Name}".TrimEnd();
}
