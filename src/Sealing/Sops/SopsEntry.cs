namespace Sealing.Sops;

/// <summary>A value of a document.</summary>
/// <param name="Path">Where it is, as in <c>["key"][0]</c>; in a later document of a YAML stream with <c>document N: </c> before it.</param>
/// <param name="Key">The key of a value at the top; null for values in maps and lists.</param>
/// <param name="Text">The value as dotenv files have it: strings as they are, <c>true</c>, <c>1.5</c>.</param>
public sealed record SopsEntry(string Path, string? Key, string Text)
{
    /// <summary>The path only: the text may be a secret.</summary>
    public override string ToString() => Path;
}
