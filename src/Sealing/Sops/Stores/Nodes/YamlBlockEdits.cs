using Sealing.Text;

namespace Sealing.Sops.Stores.Nodes;

/// <summary>
/// Ciphertext in literal and folded blocks: header, indentation and the blank lines behind stay, only the lines between are replaced. The
/// header of ciphertext strips the line end, so that the value is the ciphertext and nothing else; the plaintext tells what it was.
/// </summary>
internal sealed class YamlBlockEdits(string text, TextEdits edits, YamlLayout layout)
{
    /// <summary>False where the block cannot come back.</summary>
    public bool TryEncrypt(YamlPlace place, string value, string ciphertext)
    {
        if (YamlBlock.Read(text, place.Scalar, value) is not { } block || !block.CanHold(value, block.Chomping) || IsBlankAtEnd(block, value))
        {
            return false;
        }

        var indent = IndentOf(place, block, value);
        if (indent <= 0)
        {
            return false;
        }

        edits.Replace(block.Indicators.Start, block.Indicators.End, block.Header(block.Sign, "-"));
        edits.Replace(block.Content.Start, block.Content.End, new string(' ', indent) + ciphertext);
        return true;
    }

    /// <summary>False where the scalar is no block, or its style cannot hold the value.</summary>
    /// <param name="place">The ciphertext.</param>
    /// <param name="value">The plaintext.</param>
    /// <param name="chomping">How the header was to treat line ends at the end, where the value does not tell.</param>
    public bool TryDecrypt(YamlPlace place, string value, string? chomping)
    {
        var isKnown = chomping is not null;
        chomping ??= YamlSpelling.Chomping(value);
        var body = value.AsSpan().TrimEnd('\n');
        if (YamlBlock.Read(text, place.Scalar, "") is not { FirstInk: > 0 } block || !block.CanHold(value, chomping))
        {
            return false;
        }

        var blankLines = text.AsSpan(block.Content.End..place.Scalar.Span.End).Count('\n') - 1;
        if (!isKnown && chomping == "+" && value.Length > body.Length && value.Length - body.Length != blankLines + 1)
        {
            return false;
        }

        var isFolded = block.Sign == ">" && IsFoldable(body);
        var lines = isFolded ? body.ToString().Replace("\n", "\n\n", StringComparison.Ordinal) : body.ToString();
        edits.Replace(block.Indicators.Start, block.Indicators.End, block.Header(isFolded ? ">" : "|", chomping));
        edits.Replace(block.Content.Start, block.Content.End, YamlSpelling.Lines(lines, block.FirstInk, layout));
        return true;
    }

    // The last line of a folded block that is nothing but blanks cannot be told from the lines behind the block.
    private static bool IsBlankAtEnd(YamlBlock block, ReadOnlySpan<char> value)
    {
        var body = value.TrimEnd('\n');
        return block.Sign == ">" && !body[(body.LastIndexOf('\n') + 1)..].ContainsAnyExcept(" \t");
    }

    private int IndentOf(YamlPlace place, YamlBlock block, ReadOnlySpan<char> value)
    {
        foreach (var line in value.Split('\n'))
        {
            if (value[line].ContainsAnyExcept(" \t"))
            {
                return block.FirstInk - value[line].IndexOfAnyExcept(' ');
            }
        }

        return block.Hint.Length == 0 ? layout.ChildOf(place.Parent) : 0;
    }

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
}
