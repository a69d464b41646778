using Sealing.Yaml;

namespace Sealing.Sops;

/// <summary>
/// Ciphertext in literal and folded blocks: header, indentation and the blank lines behind stay, only the lines between are replaced. The
/// header of ciphertext strips the line end, so that the value is the ciphertext and nothing else; the plaintext tells what it was.
/// </summary>
internal sealed class YamlBlockEdits(string text, TextEdits edits, YamlLayout layout)
{
    private readonly SourceLayout _source = new(text);

    /// <summary>False where the block cannot come back: it has no lines with ink, or ends in blanks.</summary>
    public bool TryEncrypt(YamlPlace place, string value, string ciphertext)
    {
        var body = value.AsSpan().TrimEnd('\n');
        var block = Read(place);
        if (block is null || body.IsEmpty || body[^1] is ' ' or '\t' || body[0] is '\t')
        {
            return false;
        }

        var valueIndent = body.TrimStart('\n').IndexOfAnyExcept(' ');
        var indent = block.FirstInk - valueIndent;
        edits.Replace(block.Header, block.HeaderEnd, block.Sign + block.Hint + "-");
        edits.Replace(block.Content, block.End, new string(' ', indent) + ciphertext);
        return true;
    }

    /// <summary>False where the scalar is no block, or its style cannot hold the value.</summary>
    public bool TryDecrypt(YamlPlace place, string value)
    {
        var body = value.AsSpan().TrimEnd('\n');
        if (Read(place) is not { } block || body.IsEmpty || body[0] == '\t' || body.ContainsAny('\r', '\u0085') || (block.Hint.Length == 0 && NeedsHint(value)))
        {
            return false;
        }

        var isFolded = block.Sign == ">" && IsFoldable(body);
        var lines = isFolded ? body.ToString().Replace("\n", "\n\n", StringComparison.Ordinal) : body.ToString();
        var blankLines = text.AsSpan(block.End..place.Scalar.Span.End).Count('\n') - 1;
        var chomping = YamlSpelling.Chomping(value);
        if (chomping == "+" && value.Length - body.Length != blankLines + 1)
        {
            return false;
        }

        edits.Replace(block.Header, block.HeaderEnd, (isFolded ? ">" : "|") + block.Hint + chomping);
        edits.Replace(block.Content, block.End, YamlSpelling.Lines(lines, block.FirstInk, layout));
        return true;
    }

    private static bool NeedsHint(string value) => value.AsSpan().TrimStart('\n') is [' ', ..];

    // Lines that start with a blank are not folded, and neither are the line ends around them.
    private static bool IsFoldable(ReadOnlySpan<char> body)
    {
        foreach (var line in body.Split('\n'))
        {
            if (body[line] is [] or [' ' or '\t', ..])
            {
                return false;
            }
        }

        return true;
    }

    private Block? Read(YamlPlace place)
    {
        var (start, end) = (place.Scalar.Span.Start, place.Scalar.Span.End);
        if (place.Scalar.Style is not (YamlStyle.Literal or YamlStyle.Folded))
        {
            return null;
        }

        var header = text.AsSpan(start + 1, 2);
        var headerLength = 1 + (header is [var sign, ..] && IsIndicator(sign) ? (IsIndicator(header[^1]) ? 2 : 1) : 0);
        var ink = start + text.AsSpan(start..end).TrimEnd().Length;
        var line = text.AsSpan(start..ink).IndexOf('\n');
        if (line < 0)
        {
            return null;
        }

        var content = start + line + 1;
        var firstInk = content + text.AsSpan(content..ink).IndexOfAnyExcept(" \r\n");
        var hint = text.AsSpan(start, headerLength).IndexOfAnyInRange('1', '9');
        return new Block(
            start, start + headerLength, text[start].ToString(), hint < 0 ? "" : text[start + hint].ToString(), content, _source.EndOfLine(ink), _source.Column(firstInk));
    }

    private static bool IsIndicator(char sign) => sign is '+' or '-' or (>= '1' and <= '9');

    // The last is the column of the first character that is no blank.
    private sealed record Block(int Header, int HeaderEnd, string Sign, string Hint, int Content, int End, int FirstInk);
}
