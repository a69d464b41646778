using System.Net.Http.Headers;
using Sealing.Kubernetes.Api;

namespace Sealing.Kubernetes.Configuration;

/// <summary>Whom the requests are made for, where that is somebody else. Source: "User impersonation" of the Kubernetes documentation.</summary>
internal sealed record Impersonation(string? User, string? Uid, IReadOnlyList<string> Groups, IReadOnlyDictionary<string, IReadOnlyList<string>> Extra)
{
    /// <summary>How the names of these headers start.</summary>
    public const string HeaderPrefix = "Impersonate-";

    public static Impersonation None { get; } = new(null, null, [], new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal));

    /// <exception cref="ClusterException">There is more than a user, but no user.</exception>
    public void Check()
    {
        if (User is null && (Uid is not null || Groups.Count > 0 || Extra.Count > 0))
        {
            throw new ClusterException("requesting uid, groups or user-extra without impersonating a user") { Hint = "name the user to act as, too" };
        }
    }

    public void AddTo(HttpRequestHeaders headers)
    {
        if (User is not null)
        {
            Add(headers, "User", [User]);
        }

        if (Uid is not null)
        {
            Add(headers, "Uid", [Uid]);
        }

        Add(headers, "Group", Groups);
        foreach (var (name, values) in Extra)
        {
            Add(headers, "Extra-" + Uri.EscapeDataString(name), values);
        }
    }

    private static void Add(HttpRequestHeaders headers, string name, IReadOnlyList<string> values)
    {
        if (values.Any(value => value.Any(char.IsControl)))
        {
            throw new ClusterException($"what to act as ({name.ToLowerInvariant()}) holds a control character");
        }

        if (values.Count > 0)
        {
            headers.TryAddWithoutValidation(HeaderPrefix + name, string.Join(RepeatedHeader.Separator, values));
        }
    }
}
