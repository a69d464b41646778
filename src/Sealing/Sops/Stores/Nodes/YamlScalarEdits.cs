using Sealing.Data;
using Sealing.Sops.Values;
using Sealing.Syntax;
using Sealing.Syntax.Editing;
using Sealing.Text;

namespace Sealing.Sops.Stores.Nodes;

/// <summary>
/// Puts ciphertext where a plaintext scalar stands, and back. The ciphertext keeps the style of the scalar, so that decrypting restores it:
/// </summary>
/// <remarks>
/// In a block collection, plain stands for the style that the reference would write, and quotes and blocks for themselves. Where that is not
/// enough, the last bracket of a double-quoted ciphertext is escaped, which no reader can tell from the bracket itself:
/// <c>\x5D"</c> for a plain scalar that the reference would quote, <c>\u005D"</c> for double quotes with characters beyond U+FFFF as they are.
/// Plain ciphertext cannot stand in a flow collection. There single quotes stand for the reference's style and <c>\U0000005D"</c> for single quotes.
/// </remarks>
internal sealed class YamlScalarEdits(string text, TextEdits edits, YamlLayout layout)
{
    private const string PlainMark = "\\x5D\"";
    private const string AstralMark = "\\u005D\"";
    private const string SingleMark = "\\U0000005D\"";

    private const string Blank = " \t\r\n\u0085\u2028\u2029";

    private readonly SourceLayout _source = new(text);
    private readonly YamlBlockEdits _blocks = new(text, edits, layout);

    /// <summary>Where the changes are put.</summary>
    public TextEdits Edits => edits;

    public void Encrypt(YamlPlace place, SopsValue value, string ciphertext)
    {
        var style = place.Scalar.Style;
        var source = text.AsSpan(place.Scalar.Span.Start..place.Scalar.Span.End);
        var isDefault = !value.IsString || IsDefault(source, value, place);
        if (!isDefault && style is YamlStyle.Literal or YamlStyle.Folded && !YamlTypes.IsTyping(place.Scalar.Tag) && _blocks.TryEncrypt(place, value.Text, ciphertext))
        {
            return;
        }

        var mark = isDefault || YamlTypes.IsTyping(place.Scalar.Tag) ? null : MarkOf(place, value.Text, source);
        var plain = place.IsInFlow ? "'" + ciphertext + "'" : ciphertext;
        var spelled = mark switch { null => plain, "'" => "'" + ciphertext + "'", "\"" => "\"" + ciphertext + "\"", _ => "\"" + ciphertext[..^1] + mark };
        Replace(place, spelled, value, LocalScalar.TakesCiphertext(text, place, spelled));
    }

    /// <param name="place">The ciphertext.</param>
    /// <param name="value">The plaintext.</param>
    /// <param name="keepsStyle">Whether it takes the style of the ciphertext.</param>
    /// <param name="chomping">How a block was to treat line ends at its end, where the value does not tell.</param>
    public void Decrypt(YamlPlace place, SopsValue value, bool keepsStyle, string? chomping = null)
    {
        value = value is { IsString: true, IsText: true } ? SopsValue.String(value.Text) : value; // which is looked at several times
        if (!keepsStyle || !value.IsText || !value.IsString || !(_blocks.TryDecrypt(place, value.Text, chomping) || TryDecryptQuoted(place, value)))
        {
            var spelled = YamlSpelling.Default(value, IsTakenIn(place, value) ? place with { HasCommentAfter = true } : place, layout);
            spelled = spelled is [':', ..] && _source.FollowsLoneColon(place.Scalar.Span.Start) ? YamlSpelling.DoubleQuoted(spelled, escapesAstral: true) : spelled;
            Replace(place, spelled, value, LocalScalar.TakesPlaintext(text, place, value, spelled));
        }
    }

    // The reference's style of a block is compared without the line end after it.
    private bool IsDefault(ReadOnlySpan<char> source, SopsValue value, YamlPlace place)
    {
        var wanted = YamlSpelling.Default(value, place, layout);
        return place.Scalar.Style is YamlStyle.Literal or YamlStyle.Folded
            ? source.TrimEnd(Blank).SequenceEqual(wanted.AsSpan().TrimEnd(Blank)) && wanted[0] == '|'
            : source.SequenceEqual(wanted);
    }

    private static string? MarkOf(YamlPlace place, string value, ReadOnlySpan<char> source) => place.Scalar.Style switch
    {
        YamlStyle.Plain when source.SequenceEqual(value) => PlainMark,
        YamlStyle.SingleQuoted when source.SequenceEqual(YamlSpelling.SingleQuoted(value)) => place.IsInFlow ? SingleMark : "'",
        YamlStyle.DoubleQuoted => !source.SequenceEqual(YamlSpelling.DoubleQuoted(value, escapesAstral: true)) && source.SequenceEqual(YamlSpelling.DoubleQuoted(value, escapesAstral: false)) ? AstralMark : "\"",
        YamlStyle.Literal or YamlStyle.Folded => "\"",
        _ => null,
    };

    private bool TryDecryptQuoted(YamlPlace place, SopsValue value)
    {
        var source = text.AsSpan(place.Scalar.Span.Start..place.Scalar.Span.End);
        if (!value.IsText || source is not ['"' or '\'', ..])
        {
            return false;
        }

        var spelled = source switch
        {
            ['\'', ..] => place.IsInFlow ? null : Single(value.Text),
            _ when source.EndsWith(SingleMark, StringComparison.Ordinal) => Single(value.Text),
            _ when source.EndsWith(PlainMark, StringComparison.Ordinal) => Plain(value.Text, place),
            _ => YamlSpelling.DoubleQuoted(value.Text, escapesAstral: !source.EndsWith(AstralMark, StringComparison.Ordinal)),
        };
        if (spelled is not null)
        {
            Replace(place, spelled, value);
        }

        return spelled is not null;
    }

    // A text in a block would take in comments that are indented as far, and blank lines.
    private bool IsTakenIn(YamlPlace place, SopsValue value)
    {
        if (!value.IsString || !value.TextSpan.Contains('\n'))
        {
            return false;
        }

        var end = _source.EndOfLine(place.Scalar.Span.End);
        return end > place.Scalar.Span.End || _source.EndOfComments(end, layout.ChildOf(place.Parent) - 1) > end || !_source.EndsBlock(end, value.TextSpan);
    }

    private static string? Single(string value) => YamlSpelling.FitsSingleQuotes(value) ? YamlSpelling.SingleQuoted(value) : null;

    private static string? Plain(string value, YamlPlace place) => YamlSpelling.FitsPlain(value, place) ? value : null;

    // The span of a block scalar ends where the next token starts: what is blank there stays, and so does a comment in its header. A tag that would claim
    // the ciphertext goes.
    private void Replace(YamlPlace place, string spelled, SopsValue value, bool isLocal = false)
    {
        if (YamlTypes.IsTyping(place.Scalar.Tag))
        {
            RemoveTag(place.Scalar);
        }

        var (start, end) = (place.Scalar.Span.Start, place.Scalar.Span.End);
        if (place.Scalar.Style is YamlStyle.Literal or YamlStyle.Folded && text.AsSpan(start..end).IndexOf('\n') >= 0)
        {
            var ink = _source.EndOfLine(start + text.AsSpan(start..end).TrimEnd(Blank).Length);
            ink = value.IsString && value.Text.EndsWith("\n\n", StringComparison.Ordinal) ? EndWithBlankLines(ink, end) : ink;
            var header = _source.EndOfLine(start);
            var indicators = text.AsSpan(start..header).IndexOfAny(' ', '\t');
            edits.Replace(start, indicators < 0 ? header : start + indicators, spelled);
            edits.Replace(header, Math.Max(header, ink), "");
            RemoveTabs(place, spelled, Math.Max(header, ink));
            return;
        }

        edits.Replace(start, end, spelled, isLocal);
        RemoveTabs(place, spelled, _source.EndOfLine(end));
    }

    // Plain scalars and blocks take in the blank lines behind them, quotes end before: there a tab would be one in the indentation.
    private void RemoveTabs(YamlPlace place, string spelled, int end)
    {
        if (place.IsInFlow || place.Scalar.Style is not (YamlStyle.Plain or YamlStyle.Literal or YamlStyle.Folded) || spelled is not ['"' or '\'', ..])
        {
            return;
        }

        var next = _source.AfterBlankLines(_source.StartOfNext(end));
        var blank = text.AsSpan(end..next);
        if (blank.Contains('\t'))
        {
            edits.Replace(end, next, string.Concat(blank.ToString().Where(c => c is not (' ' or '\t'))));
        }
    }

    private void RemoveTag(YamlScalar scalar)
    {
        var tag = scalar.TagPlace;
        var blanks = text.AsSpan(tag.End..scalar.Span.Start).IndexOfAnyExcept(' ', '\t');
        edits.Replace(tag.Start, blanks < 0 ? scalar.Span.Start : tag.End + blanks, "");
    }

    // Blank lines are part of a block that keeps them; the last line end stays.
    private int EndWithBlankLines(int ink, int end)
    {
        var last = text.AsSpan(ink..end).LastIndexOf('\n');
        return last <= 0 ? ink : ink + (text[ink + last - 1] == '\r' ? last - 1 : last);
    }
}
