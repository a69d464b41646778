using Sealing.Data;
using Sealing.Text;

namespace Sealing.Syntax;

/// <summary>A node of a YAML or JSON document with its place in the source text. JSON values are the nodes of the same YAML.</summary>
internal abstract class YamlNode
{
    private readonly Properties? _properties; // few nodes have any

    /// <summary>
    /// The node's own text: a scalar with its quotes or block header but without tag and anchor; a flow collection with its
    /// brackets; a block collection from its first entry to the end of its last entry's text.
    /// A scalar that is not written (<c>key:</c>) has an empty span just after the indicator before it.
    /// </summary>
    public required SourceSpan Span { get; init; }

    /// <summary>The explicit tag, resolved (<c>tag:yaml.org,2002:str</c>, <c>!local</c>), or null where none is written.</summary>
    public string? Tag
    {
        get => _properties?.Tag;
        init => _properties = value is null ? _properties : new Properties(value, Anchor, TagPlace);
    }

    /// <summary>Where the tag of a scalar stands.</summary>
    public SourceSpan TagPlace
    {
        get => _properties?.TagPlace ?? default;
        init => _properties = value.Length == 0 ? _properties : new Properties(Tag, Anchor, value);
    }

    public string? Anchor
    {
        get => _properties?.Anchor;
        init => _properties = value is null ? _properties : new Properties(Tag, value, TagPlace);
    }

    /// <summary>The node meant: for an alias its target, else this node.</summary>
    public virtual YamlNode Resolved => this;

    private sealed record Properties(string? Tag, string? Anchor, SourceSpan TagPlace);
}

internal sealed class YamlScalar : YamlNode
{
    /// <summary>The text after unquoting, unescaping and folding, before any type is resolved.</summary>
    public string Value => Text.ToString(); // a string that is whole is given as it is

    /// <summary>The same: a stretch of the source where it stands there so, so that large files are not held twice.</summary>
    public required ReadOnlyMemory<char> Text { get; init; }

    public required YamlStyle Style { get; init; }
}

internal sealed class YamlSequence : YamlNode
{
    public required IReadOnlyList<YamlNode> Items { get; init; }

    /// <summary>Where the dash of each item of a block sequence stands.</summary>
    public IReadOnlyList<int> Dashes { get; init; } = [];

    public required bool IsFlow { get; init; }
}

internal readonly record struct YamlEntry(YamlNode Key, YamlNode Value)
{
    /// <summary>Where the entry starts: at the key, its tag or anchor, or the question mark before it.</summary>
    public required int Start { get; init; }

    /// <summary>Where the colon stands; -1 where none is written.</summary>
    public required int Colon { get; init; }
}

internal sealed class YamlMapping : YamlNode
{
    /// <summary>The entries as written, in order; merge keys (<c>&lt;&lt;</c>) are entries like others.</summary>
    public required IReadOnlyList<YamlEntry> Entries { get; init; }

    /// <summary>Whether it stands in braces, or is a pair in brackets (<c>[a: b]</c>).</summary>
    public required bool IsFlow { get; init; }

    /// <summary>Whether it is one pair in brackets, without braces of its own.</summary>
    public bool IsPair { get; init; }
}

/// <summary>An alias (<c>*name</c>). Its span is the alias itself; <see cref="Resolved"/> is the anchored node.</summary>
internal sealed class YamlAlias : YamlNode
{
    public required YamlNode Target { get; init; }

    public override YamlNode Resolved => Target;
}

/// <summary>One document of a stream: its root (an empty plain scalar when nothing is written) and its number from 1.</summary>
internal sealed record YamlDocument(YamlNode Root, int Number)
{
    /// <summary>Where the next document marker starts, or the text ends.</summary>
    public int End { get; init; }

    /// <summary>Whether there is nothing in it but comments.</summary>
    public bool IsEmpty => Root is YamlScalar { Span.Length: 0, Tag: null, Anchor: null };
}

/// <summary>The documents of a stream, and its comments in order. One in the header of a block scalar lies inside the span of that scalar.</summary>
internal sealed record YamlStream(IReadOnlyList<YamlDocument> Documents, IReadOnlyList<YamlComment> Comments)
{
    public int Nodes { get; init; }

    /// <summary>The nodes that aliases brought in.</summary>
    public long AliasedNodes { get; init; }
}
