using Sealing.Data;
using Sealing.Sops.Values;
using Sealing.Text;

namespace Sealing.Sops.Stores.Nodes;

/// <summary>
/// A block that ends a text without a line end. Metadata behind it gives it one, which is no part of its value: its header says so then. What the
/// header was is told by blanks behind the metadata, which no reader sees: none for the same, one for none, two for one that keeps line ends, three for
/// one that keeps them but has a line of blanks as its last. Where it keeps more than one, the metadata takes the place of that last line: three and
/// as many as it has.
/// </summary>
internal sealed class YamlFinalBlock
{
    private const int MarksOfOneLine = 3;

    private readonly YamlBlock _block;
    private readonly bool _isPlain;

    private YamlFinalBlock(SopsItem item, YamlBlock block, int marks, bool isPlain)
    {
        (Item, _block, Marks, _isPlain) = (item, block, marks, isPlain);
    }

    /// <summary>The value.</summary>
    public SopsItem Item { get; }

    /// <summary>How many blanks there are, or are to be, behind the metadata.</summary>
    public int Marks { get; }

    /// <summary>How the header treats line ends without metadata behind it; null where that is as it stands.</summary>
    public string? Chomping => Marks switch { 0 => null, 1 => "", _ => "+" };

    /// <summary>How many blanks at the end of the text the metadata takes the place of.</summary>
    public int Blanks => Math.Max(0, Marks - MarksOfOneLine);

    /// <param name="text">A text without a line end at its end.</param>
    /// <param name="items">What it holds.</param>
    /// <param name="end">Where the metadata starts; null where there is none.</param>
    public static YamlFinalBlock? Find(string text, IReadOnlyList<SopsItem> items, int? end)
    {
        var last = items.LastOrDefault(item => item.Kind == SopsItemKind.Value);
        if (last?.Place is not YamlPlace place || place.Scalar.Span.End > (end ?? text.Length) || !text.AsSpan(place.Scalar.Span.End..(end ?? text.Length)).TrimStart(' ').IsEmpty
            || YamlBlock.Read(text, place.Scalar, last.Value.TextSpan) is not { } block)
        {
            return null;
        }

        var blanks = text.Length - text.AsSpan().TrimEnd(' ').Length;
        var marks = end is null ? MarksOf(text, block, last.Value.TextSpan, blanks) : blanks;
        return new YamlFinalBlock(last, block, marks, isPlain: end is null);
    }

    /// <summary>Makes the header of a block that stays in plaintext say that the line end behind it does not belong to its value.</summary>
    public void Strip(TextEdits edits)
    {
        if (Marks is > 0 and <= MarksOfOneLine)
        {
            _block.Strip(edits, Item.Value.TextSpan);
        }
    }

    /// <summary>Gives the block that stayed in plaintext its header back.</summary>
    public void Restore(TextEdits edits)
    {
        if (Chomping is { } chomping && Blanks == 0)
        {
            edits.Replace(_block.Indicators.Start, _block.Indicators.End, _block.Header(_block.Sign, chomping));
        }
    }

    /// <summary>Whether the line end before the metadata is a part of the value.</summary>
    /// <param name="text">The text.</param>
    /// <param name="value">The value in plaintext.</param>
    public bool NeedsLineEnd(string text, SopsValue value) =>
        !_isPlain && (Blanks > 0 || Marks == 0 && value.TextSpan is [.., '\n'] && (_block.Chomping == "+" || _block.Content.In(text).Length > 0 && IsLastLine(text)));

    private static int MarksOf(string text, YamlBlock block, ReadOnlySpan<char> value, int blanks) => YamlCharacters.LineBreaks.Contains(text[^1]) ? 0 : (block.Chomping, value is [.., '\n']) switch
    {
        ("+", true) => block.HasSeparators || value is ['\n'] or [.., '\n', '\n'] ? MarksOfOneLine + blanks : MarksOfOneLine,
        ("+", false) => 2,
        ("", false) => 1,
        _ => 0,
    };

    // Whether there is no line of blanks behind the lines with the value.
    private bool IsLastLine(string text) => text.AsSpan(_block.Content.End..((YamlPlace)Item.Place!).Scalar.Span.End).Count('\n') <= 1;
}
