namespace Sealing.Yaml;

/// <summary>How a text is laid out: its line ends, and where lines start and end.</summary>
internal sealed class SourceLayout(string text)
{
    /// <summary>The line end of the first line, a line feed where there is none.</summary>
    public string NewLine { get; } = text.IndexOf('\n', StringComparison.Ordinal) is > 0 and var end && text[end - 1] == '\r' ? "\r\n" : "\n";

    public string Text => text;

    /// <summary>Where the line ends, before its line end.</summary>
    public int EndOfLine(int at)
    {
        var end = text.AsSpan(at).IndexOfAny('\r', '\n');
        return end < 0 ? text.Length : at + end;
    }

    public int StartOfLine(int at) => text.AsSpan(0, at).LastIndexOf('\n') + 1;

    /// <summary>UTF-16 units from the start of the line.</summary>
    public int Column(int at) => at - StartOfLine(at);

    /// <summary>The blanks that the line starts with, where nothing else stands before the place; null otherwise.</summary>
    public string? Indentation(int at)
    {
        var before = text.AsSpan(StartOfLine(at)..at);
        return before.ContainsAnyExcept(' ', '\t') ? null : before.ToString();
    }

    /// <summary>The end of what stands between two places without the blanks and line ends after it.</summary>
    public int EndOfInk(int start, int end) => start + text.AsSpan(start..end).TrimEnd().Length;

    /// <summary>The end of the comments that follow on lines of their own, indented by more than a column; the end of this line where there are none.</summary>
    public int EndOfComments(int at, int column)
    {
        var end = EndOfLine(at);
        for (var line = end; line < text.Length; line = EndOfLine(line))
        {
            line += text.AsSpan(line) is ['\r', '\n', ..] ? 2 : 1;
            var ink = line + text.AsSpan(line..EndOfLine(line)).IndexOfAnyExcept(' ', '\t');
            if (ink < line)
            {
                continue; // a blank line
            }

            if (text[ink] != '#' || ink - line <= column)
            {
                break;
            }

            end = EndOfLine(ink);
        }

        return end;
    }

    /// <summary>The start of the blank lines that end where the line of the place starts.</summary>
    public int BeforeBlankLines(int at)
    {
        var start = StartOfLine(at);
        while (start > 0 && text.AsSpan(StartOfLine(start - 1)..start).IsWhiteSpace())
        {
            start = StartOfLine(start - 1);
        }

        return start;
    }
}
