namespace Sealing.Data;

/// <summary>How a scalar is written. JSON strings are <see cref="DoubleQuoted"/>, JSON numbers and literals <see cref="Plain"/>.</summary>
internal enum YamlStyle
{
    Plain,
    SingleQuoted,
    DoubleQuoted,
    Literal,
    Folded,
}
