using Sealing.Text;

namespace Sealing.Syntax.Scanning;

/// <summary>A place in a text.</summary>
/// <param name="At">UTF-16 units before it.</param>
/// <param name="Line">Its line, from 1.</param>
/// <param name="Column">UTF-16 units before it on its line.</param>
internal readonly record struct TextPosition(int At, int Line, int Column)
{
    /// <summary>A stretch that starts here and ends on any line.</summary>
    public SourceSpan To(int end) => new(At, end, Line, Column + 1);

    /// <summary>The place some units further on the same line.</summary>
    public TextPosition After(int units) => new(At + units, Line, Column + units);
}
