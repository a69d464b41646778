namespace Sealing.Sops.Stores.Flat;

/// <summary>Reads the value behind a delimiter, with the place of every part of its lines.</summary>
internal sealed class IniValueReader(string text, List<StrayText> strays)
{
    private const string BehindQuotes = "text behind the closing quotes of a value";

    public static int EndOfLine(string text, int at)
    {
        var end = text.AsSpan(at).IndexOf('\n');
        return end < 0 ? text.Length : at + end;
    }

    /// <param name="start">Behind the delimiter.</param>
    /// <param name="end">The end of the line.</param>
    /// <param name="next">The start of the next line; moved over the lines that the value takes.</param>
    /// <exception cref="SealingException">A quote that is never closed.</exception>
    public IniValue Read(int start, int end, ref int next)
    {
        var ink = end - text.AsSpan(start..end).TrimStart().Length;
        if (ink == end)
        {
            var blanks = text.AsSpan(start..end).IndexOfAnyExcept(' ', '\t');
            var at = blanks < 0 ? end : start + blanks;
            return Plain(new TextPlace(at, at));
        }

        foreach (var quote in (ReadOnlySpan<string>)[IniSpelling.Triple, "`"])
        {
            if (text.AsSpan(ink..next).StartsWith(quote, StringComparison.Ordinal))
            {
                return Quoted(ink, end, quote, ref next);
            }
        }

        var last = ink + text.AsSpan(ink..end).TrimEnd().Length;
        return text[last - 1] == '\\' ? Continued(ink, last, ref next) : Line(ink, last, end);
    }

    // The last quotes of the line close the value; where there are none, the last ones of a later line.
    private IniValue Quoted(int outer, int end, string quote, ref int next)
    {
        var inner = outer + quote.Length;
        for (var line = inner; ; end = EndOfLine(text, line), next = Math.Min(end + 1, text.Length))
        {
            var close = text.AsSpan(line..end).LastIndexOf(quote, StringComparison.Ordinal);
            if (close >= 0)
            {
                return Between(new TextPlace(outer, line + close + quote.Length), new TextPlace(inner, line + close), end);
            }

            line = next < text.Length ? next : throw TextPlace.Error(text, outer, "a quote that is never closed");
        }
    }

    private IniValue Between(TextPlace outer, TextPlace inner, int end)
    {
        var rest = text.AsSpan(outer.End..end);
        var sign = rest.IndexOfAny('#', ';');
        var behind = sign < 0 ? rest : rest[..sign];
        if (!behind.IsWhiteSpace())
        {
            strays.Add(new StrayText(outer.End + behind.Length - behind.TrimStart().Length, BehindQuotes));
        }

        TextPlace? comment = sign < 0 ? null : IniPending.TextOf(text, outer.End + sign, end);
        return new IniValue(inner.In(text), outer, inner, [], comment);
    }

    private IniValue Line(int start, int last, int end)
    {
        var sign = text.AsSpan(start..last).IndexOfAny('#', ';');
        var value = text.AsSpan(start..(sign < 0 ? last : start + sign)).TrimEnd();
        var isQuoted = value is ['"' or '\'', _, ..] && value[1..].IndexOf(value[0]) == value.Length - 2;
        var outer = new TextPlace(start, start + value.Length);
        var inner = isQuoted ? new TextPlace(outer.Start + 1, outer.End - 1) : outer;
        TextPlace? comment = sign < 0 ? null : IniPending.TextOf(text, start + sign, end);
        return new IniValue(inner.In(text), outer, inner, [], comment);
    }

    // What looks like quotes or a comment there is a part of the value. A blank line ends it too.
    private IniValue Continued(int start, int last, ref int next)
    {
        var pieces = new List<TextPlace> { new(start, last - 1) };
        while (text[last - 1] == '\\' && next < text.Length)
        {
            var end = EndOfLine(text, next);
            var line = text.AsSpan(next..end);
            var first = end - line.TrimStart().Length;
            next = Math.Min(end + 1, text.Length);
            if (first == end)
            {
                break;
            }

            last = first + text.AsSpan(first..end).TrimEnd().Length;
            pieces.Add(new TextPlace(first, text[last - 1] == '\\' ? last - 1 : last));
        }

        var outer = new TextPlace(start, last);
        return new IniValue(string.Concat(pieces.Select(piece => piece.In(text))), outer, outer, pieces, null);
    }

    private static IniValue Plain(TextPlace place) => new("", place, place, [], null);
}
