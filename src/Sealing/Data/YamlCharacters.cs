using System.Buffers;
using System.Globalization;

namespace Sealing.Data;

/// <summary>The characters of YAML: those that end a line, and those that libyaml and go-yaml refuse.</summary>
internal static class YamlCharacters
{
    /// <summary>Those of YAML 1.1 (s4.1.4), by which lines are counted.</summary>
    public static readonly SearchValues<char> LineBreaks = SearchValues.Create("\r\n\u0085\u2028\u2029");

    // YAML 1.1 s5.1: what is not printable. Characters beyond 16 bits are, and halves of them are in no text that was decoded.
    private static readonly SearchValues<char> Refused = SearchValues.Create(
        [.. Enumerable.Range(0, 0xA0).Select(i => (char)i).Where(c => c is < ' ' and not ('\t' or '\n' or '\r') or > '~' and not '\u0085'), '\uFFFE', '\uFFFF']);

    // Most texts are of these and no others, which is seen in a tenth of the time.
    private static readonly SearchValues<char> PrintableAscii = SearchValues.Create([.. Enumerable.Range(' ', '~' - ' ' + 1).Select(i => (char)i), '\t', '\r', '\n']);

    /// <exception cref="SealingException">A character that YAML does not take, with its place.</exception>
    public static void Check(string text)
    {
        var other = text.AsSpan().IndexOfAnyExcept(PrintableAscii);
        if (other >= 0 && text.AsSpan(other).IndexOfAny(Refused) is >= 0 and var offset)
        {
            var at = other + offset;
            var code = ((int)text[at]).ToString("X4", CultureInfo.InvariantCulture);
            throw new SealingException(
                ErrorKind.InvalidDocument,
                $"not valid YAML: the control character U+{code}, which only double quotes can hold, as \\u{code}",
                new(0, 1 + CountLines(text.AsSpan(0, at)), Column(text, at)));
        }
    }

    public static bool IsBreak(char c) => c is '\n' or '\r' or '\u0085' or '\u2028' or '\u2029';

    /// <summary>Whether a token ends before this: a blank, a line break or the end of the text.</summary>
    public static bool IsBlankOrEnd(char c) => c is ' ' or '\t' or '\0' || IsBreak(c);

    /// <summary>The column of a place, from 1.</summary>
    public static int Column(string text, int at) => at - text.AsSpan(0, at).LastIndexOfAny(LineBreaks);

    public static int CountLines(ReadOnlySpan<char> text)
    {
        var lines = 0;
        while (text.IndexOfAny(LineBreaks) is >= 0 and var at)
        {
            lines++;
            text = text[(at + (text[at..] is ['\r', '\n', ..] ? 2 : 1))..];
        }

        return lines;
    }
}
