namespace Sealing.Guard.Policy;

/// <summary>Which lines belong to which by their indentation. Lines count from 0. Takes time that grows with the number of lines alone.</summary>
internal sealed class LineExtents
{
    private readonly string[] _lines;
    private readonly int[] _next; // of each written line the next one that is written and no deeper; the number of lines where there is none
    private readonly int[] _written; // of each line the next one after it that is neither blank nor a comment

    public LineExtents(string[] lines)
    {
        (_lines, _next, _written) = (lines, new int[lines.Length], new int[lines.Length]);
        for (var i = lines.Length - 1; i >= 0; i--)
        {
            _written[i] = i + 1 < lines.Length && IsBlankOrComment(lines[i + 1]) ? _written[i + 1] : i + 1;
            var next = _written[i];
            while (next < lines.Length && Indent(lines[next]) > Indent(lines[i]) && !IsBlankOrComment(lines[i]))
            {
                next = _next[next];
            }

            _next[i] = next;
        }
    }

    /// <summary>The next line that is neither blank nor a comment; the last line where there is none.</summary>
    public int NextWritten(int line) => Math.Min(_written[line], _lines.Length - 1);

    /// <summary>The last line under a line: of those that are deeper, and of the items of a list that its key opens at the same depth.</summary>
    public int LastUnder(int line)
    {
        var indent = Indent(_lines[line]);
        var opensList = WithoutComment(_lines[line]).TrimEnd() is [.., ':'] && !IsItemAt(_lines[line], indent);
        var next = _next[line];
        while (opensList && next < _lines.Length && IsItemAt(_lines[next], indent))
        {
            next = _next[next];
        }

        return next - 1;
    }

    private static ReadOnlySpan<char> WithoutComment(string line) => line.IndexOf(" #", StringComparison.Ordinal) is >= 0 and var comment ? line.AsSpan(0, comment) : line;

    private static bool IsBlankOrComment(string line) => line.AsSpan().Trim() is "" or ['#', ..];

    private static bool IsItemAt(string line, int indent) => Indent(line) == indent && line.AsSpan(indent).StartsWith("- ");

    private static int Indent(string line) => line.Length - line.AsSpan().TrimStart(' ').Length;
}
