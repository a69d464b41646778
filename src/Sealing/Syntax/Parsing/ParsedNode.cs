using Sealing.Syntax.Scanning;
using Sealing.Text;

namespace Sealing.Syntax.Parsing;

/// <summary>A node, and how many nodes an alias to it brings in.</summary>
internal readonly record struct ParsedNode(YamlNode Node, long Weight);

/// <summary>Tag and anchor before a node, and where they end.</summary>
internal readonly record struct NodeProperties(string? Tag, string? Anchor, TextPosition End)
{
    public SourceSpan TagPlace { get; init; }

    public bool IsEmpty => Tag is null && Anchor is null;
}
