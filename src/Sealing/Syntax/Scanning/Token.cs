using Sealing.Data;

namespace Sealing.Syntax.Scanning;

internal enum TokenKind : byte
{
    StreamEnd,
    Directive,
    DocumentStart,
    DocumentEnd,
    BlockSequenceStart,
    BlockMappingStart,
    BlockEnd,
    FlowSequenceStart,
    FlowSequenceEnd,
    FlowMappingStart,
    FlowMappingEnd,
    BlockEntry,
    FlowEntry,
    Key,
    Value,
    Alias,
    Anchor,
    Tag,
    Scalar,
}

/// <summary>A token with its place. It holds no objects, so that queues of them cost little; its text is in <see cref="TokenTexts"/>.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">Where it starts.</param>
/// <param name="End">Where it ends, UTF-16 units from the start of the text.</param>
internal readonly record struct Token(TokenKind Kind, TextPosition Start, int End)
{
    /// <summary>Where the text starts that it stands for: the value of a scalar, the name of an anchor or alias.</summary>
    public int TextStart { get; init; }

    /// <summary>The length of that, negative where the text does not stand so in the source.</summary>
    public int TextLength { get; init; }

    /// <summary>How a scalar is written.</summary>
    public YamlStyle Style { get; init; }
}
