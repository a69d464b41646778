namespace Sealing.Text;

/// <summary>A stretch of a source text: UTF-16 offsets with an exclusive end, and where it starts, line and column from 1.</summary>
internal readonly record struct SourceSpan(int Start, int End, int Line, int Column)
{
    public int Length => End - Start;
}
