using System.Buffers;
using Sealing.Data;

namespace Sealing.Syntax.Editing;

/// <summary>How a text is laid out: its line ends, and where lines start and end.</summary>
internal sealed class SourceLayout(string text)
{
    private const string Blank = " \t\r\n\u0085\u2028\u2029";

    private static readonly SearchValues<char> Starts = SearchValues.Create("\n\u0085\u2028\u2029");
    private static readonly SearchValues<char> Blanks = SearchValues.Create(Blank);
    private static readonly SearchValues<char> EndsOfProperties = SearchValues.Create(" \t\r\n,[]{}");

    /// <summary>The line end of the first line, a line feed where there is none.</summary>
    public string NewLine { get; } = text.IndexOf('\n', StringComparison.Ordinal) is > 0 and var end && text[end - 1] == '\r' ? "\r\n" : "\n";

    public string Text => text;

    /// <summary>Where the line ends, before its line end.</summary>
    public int EndOfLine(int at)
    {
        var end = text.AsSpan(at).IndexOfAny(YamlCharacters.LineBreaks);
        return end < 0 ? text.Length : at + end;
    }

    /// <summary>The start of the next line, from the end of one; the end of the text where there is none.</summary>
    public int StartOfNext(int end) => text.AsSpan(end) switch { ['\r', '\n', ..] => end + 2, [_, ..] => end + 1, _ => end };

    /// <summary>The next place with something else than blanks, line ends, comments and what is <paramref name="passed"/> over too.</summary>
    public int SkipToInk(int at, string passed = "")
    {
        while (at < text.Length && (text[at] is '#' || Blank.Contains(text[at], StringComparison.Ordinal) || YamlCharacters.LineBreaks.Contains(text[at]) || passed.Contains(text[at], StringComparison.Ordinal)))
        {
            at = text[at] == '#' ? EndOfLine(at) : at + 1;
        }

        return at;
    }

    /// <summary>Whether a value follows a colon that starts its line. The scanner takes no other behind that one.</summary>
    public bool FollowsLoneColon(int at)
    {
        var before = text.AsSpan(0, at).TrimEnd(' ');
        return before is [.., ':'] && Indentation(before.Length - 1) is not null;
    }

    /// <summary>Whether a text in a block that ends at the end of a line stays as it is: wide blank lines behind it, any with the line ends at its end, would be a part of it.</summary>
    public bool EndsBlock(int end, ReadOnlySpan<char> value)
    {
        var next = StartOfNext(end);
        var rest = text.AsSpan(next);
        var blank = rest[..(rest.IndexOfAnyExcept(Blanks) is >= 0 and var ink ? ink : rest.Length)];
        blank = blank[..(blank.LastIndexOf('\n') + 1)];
        return value is [.., '\n', '\n'] ? blank.IsEmpty && next > end && next < text.Length : !blank.ContainsAny(' ', '\t') && (next > end || value is not [.., '\n']);
    }

    /// <summary>The end of the tags and anchors that stand at a place.</summary>
    public int EndOfProperties(int at)
    {
        var end = at;
        for (var next = at; next < text.Length && text[next] is '&' or '!'; next = end + text.AsSpan(end).IndexOfAnyExcept(' ', '\t'))
        {
            var length = text.AsSpan(next).IndexOfAny(EndsOfProperties);
            end = length < 0 ? text.Length : next + length;
            if (!text.AsSpan(end).ContainsAnyExcept(' ', '\t'))
            {
                break;
            }
        }

        return end;
    }

    public int StartOfLine(int at) => text.AsSpan(0, at).LastIndexOfAny(Starts) + 1;

    /// <summary>UTF-16 units from the start of the line.</summary>
    public int Column(int at) => at - StartOfLine(at);

    /// <summary>The blanks that the line starts with, where nothing else stands before the place; null otherwise.</summary>
    public string? Indentation(int at)
    {
        var before = text.AsSpan(StartOfLine(at)..at);
        return before.ContainsAnyExcept(' ', '\t') ? null : before.ToString();
    }

    /// <summary>The end of what stands between two places without the blanks and line ends after it.</summary>
    public int EndOfInk(int start, int end) => start + text.AsSpan(start..end).TrimEnd(Blank).Length;

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

    /// <summary>The start of the next line that has more than blanks, from the start of one.</summary>
    public int AfterBlankLines(int start)
    {
        while (start < text.Length && text.AsSpan(start..EndOfLine(start)).IsWhiteSpace())
        {
            start = StartOfNext(EndOfLine(start));
        }

        return start;
    }

    /// <summary>A tab in one of the blank lines that end at a place, with comments among them, or null.</summary>
    public int? TabBefore(int end)
    {
        var next = end;
        while (next > 0 && StartOfLine(next - 1) is var line && text.AsSpan(line..next).TrimStart(Blank) is [] or ['#', ..])
        {
            var blank = text.AsSpan(line..next);
            if (blank.TrimStart(Blank).IsEmpty && blank.IndexOf('\t') is >= 0 and var tab)
            {
                return line + tab;
            }

            next = line;
        }

        return null;
    }

    /// <summary>The start of the blank lines that end where the line of the place starts.</summary>
    public int BeforeBlankLines(int at)
    {
        var start = StartOfLine(at);
        while (start > 0 && text.AsSpan(StartOfLine(start - 1)..start).TrimStart(Blank).IsEmpty)
        {
            start = StartOfLine(start - 1);
        }

        return start;
    }
}
