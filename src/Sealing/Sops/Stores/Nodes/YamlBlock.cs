using Sealing.Data;
using Sealing.Syntax;
using Sealing.Text;

namespace Sealing.Sops.Stores.Nodes;

/// <summary>A literal or folded block in a text: its header, and the lines that hold its value.</summary>
/// <param name="Sign">The sign that it starts with.</param>
/// <param name="Hint">The digit in the header that says how far the lines are indented, or nothing.</param>
/// <param name="Indicators">Where the signs in the header stand, the first included.</param>
/// <param name="Content">The lines with the value, without the line end after the last, and without the blank lines after that.</param>
internal sealed record YamlBlock(string Sign, string Hint, TextPlace Indicators, TextPlace Content)
{
    private const string KeepsLineEnds = "+";

    /// <summary>Which of the line ends behind its last line belong to the value, as the header says it: all, none, or one where this is empty.</summary>
    public string Chomping { get; private init; } = "";

    /// <summary>Whether it has characters that some readers take for line ends.</summary>
    public bool HasSeparators { get; private init; }

    /// <summary>The column of the first character of the first line that has more than blanks; -1 where none has.</summary>
    public int FirstInk { get; private init; }

    /// <summary>The block that a scalar is, with the lines that a value has there, or null where it is none, or has no such lines.</summary>
    public static YamlBlock? Read(string text, YamlScalar scalar, ReadOnlySpan<char> value)
    {
        var (start, end) = (scalar.Span.Start, scalar.Span.End);
        if (scalar.Style is not (YamlStyle.Literal or YamlStyle.Folded) || text.AsSpan(start..end).IndexOf('\n') is not (> 0 and var header))
        {
            return null;
        }

        var indicators = text.AsSpan((start + 1)..(start + header));
        var length = indicators is [var one, ..] && IsIndicator(one) ? (indicators is [_, var other, ..] && IsIndicator(other) ? 2 : 1) : 0;
        indicators = indicators[..length];
        var content = start + header + 1;
        var hasSeparators = text.AsSpan(content..end).ContainsAny("\u0085\u2028\u2029"); // some readers take these for line ends
        var lines = scalar.Style == YamlStyle.Literal && !hasSeparators ? Math.Max(1, value.TrimEnd('\n').Count('\n') + 1) : LinesWithInk(text, content, end);
        return new YamlBlock(
            text[start].ToString(),
            indicators.IndexOfAnyInRange('1', '9') is >= 0 and var hint ? indicators[hint].ToString() : "",
            new TextPlace(start, start + 1 + length),
            new TextPlace(content, EndOf(text, content, end, lines)))
        {
            Chomping = indicators.IndexOfAny('+', '-') is >= 0 and var sign ? indicators[sign].ToString() : "",
            FirstInk = ColumnOfInk(text.AsSpan(content..end)),
            HasSeparators = hasSeparators,
        };
    }

    /// <summary>The end of its last line, with the blank lines behind it that may be a part of the value; before its line end, where it has one.</summary>
    public int EndOfAll(string text, YamlScalar scalar)
    {
        var (end, last) = (Math.Min(Content.End, scalar.Span.End), scalar.Span.End);
        var blanks = text.AsSpan(end..last);
        var areOwn = Chomping == KeepsLineEnds || Content.Start >= last || blanks.ContainsAny(' ', '\t');
        var at = !areOwn ? end : blanks.LastIndexOf('\n') is >= 0 and var line ? end + line : Content.Start >= last && text[Content.Start - 1] == '\n' ? Content.Start - 1 : last;
        return at > 0 && at < text.Length && text[at] == '\n' && text[at - 1] == '\r' ? at - 1 : at;
    }

    /// <summary>Makes the header say that a line end which is added behind the last line does not belong to the value.</summary>
    public void Strip(TextEdits edits, ReadOnlySpan<char> value)
    {
        var chomping = value is [.., '\n'] ? "" : "-";
        if (Chomping != chomping)
        {
            edits.Replace(Indicators.Start, Indicators.End, Header(Sign, chomping));
        }
    }

    /// <summary>The header with this <see cref="Chomping"/>.</summary>
    public string Header(string sign, string chomping) => sign + Hint + chomping;

    /// <summary>Whether a block with this hint holds the text as it is: its first line tells how far all are indented, unless the header does.</summary>
    public bool CanHold(ReadOnlySpan<char> value, string chomping)
    {
        var body = value.TrimEnd('\n');
        return !HasSeparators && (body.IsEmpty ? chomping == KeepsLineEnds : body.ContainsAnyExcept(" \t\n"))
            && !value.ContainsAny("\r\u0085\u2028\u2029") && (Hint.Length > 0 || value.TrimStart('\n') is not [' ' or '\t', ..]);
    }

    private static bool IsIndicator(char sign) => sign is '+' or '-' or (>= '1' and <= '9');

    private static int LinesWithInk(string text, int content, int end)
    {
        var ink = content + text.AsSpan(content..end).TrimEnd(" \t\r\n").Length;
        return text.AsSpan(content..ink).Count('\n') + 1;
    }

    private static int EndOf(string text, int content, int end, int lines)
    {
        var at = content;
        for (var line = 1; line < lines && text.AsSpan(at..end).IndexOf('\n') is >= 0 and var length; line++)
        {
            at += length + 1;
        }

        return at + (text.AsSpan(at..end).IndexOfAny('\r', '\n') is >= 0 and var rest ? rest : end - at);
    }

    private static int ColumnOfInk(ReadOnlySpan<char> content)
    {
        foreach (var line in content.Split('\n'))
        {
            if (content[line].IndexOfAnyExcept(" \r") is >= 0 and var column && content[line].ContainsAnyExcept(" \t\r"))
            {
                return column;
            }
        }

        return -1;
    }
}
