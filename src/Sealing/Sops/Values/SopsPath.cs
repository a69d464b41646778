namespace Sealing.Sops.Values;

/// <summary>The map keys from the root of a document to a value. Places in lists are no part of it.</summary>
internal sealed class SopsPath
{
    public static readonly SopsPath Root = new(null, "");

    private string? _aad;

    private SopsPath(SopsPath? parent, string key)
    {
        (Parent, Key) = (parent, key);
    }

    public SopsPath? Parent { get; }

    public string Key { get; }

    /// <summary>The keys, each followed by a colon, that a value at this path is bound to.</summary>
    public string Aad => _aad ?? Join();

    /// <summary>What a comment in the collection at this path is bound to: a lone colon at the root.</summary>
    public string CommentAad => Parent is null ? ":" : Aad;

    /// <summary>Whether a rule matches a key of the path: worked out once for all values below it.</summary>
    public bool? IsMatched { get; set; }

    public SopsPath Child(string key) => new(this, key);

    // Kept only where there are paths below. Most paths are of one value, and all their texts together would be as long as the document.
    private string Join() => Parent is null ? "" : (Parent._aad ??= Parent.Join()) + Key + ":";
}
