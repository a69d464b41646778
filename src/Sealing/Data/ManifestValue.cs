namespace Sealing.Data;

/// <summary>A value of a Kubernetes object that is to be written: what JSON has, less fractions, which no object of ours holds.</summary>
internal abstract record ManifestValue
{
    /// <summary>How deep maps and lists may nest: the API server takes no deeper object, and the writers recurse.</summary>
    public const int MaxDepth = 1000;

    /// <summary>The kind of value only: a record would show what it holds, which may be a secret.</summary>
    public sealed override string ToString() => GetType().Name;

    /// <exception cref="SealingException">The value lies deeper than <see cref="MaxDepth"/>.</exception>
    public static void CheckDepth(int depth)
    {
        if (depth > MaxDepth)
        {
            throw new SealingException(ErrorKind.NotInFormat, "cannot write the object: it nests deeper than 1000 levels");
        }
    }
}

internal sealed record ManifestNull : ManifestValue
{
    public static ManifestNull Instance { get; } = new();
}

internal sealed record ManifestText(string Value) : ManifestValue;

internal sealed record ManifestBool(bool Value) : ManifestValue;

internal sealed record ManifestInteger(long Value) : ManifestValue;

internal sealed record ManifestList(IReadOnlyList<ManifestValue> Items) : ManifestValue;
