using Sealing.Yaml;

namespace Sealing.Sops;

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

    private readonly YamlBlockEdits _blocks = new(text, edits, layout);

    public void Encrypt(YamlPlace place, SopsValue value, string ciphertext)
    {
        var style = place.Scalar.Style;
        var source = text[place.Scalar.Span.Start..place.Scalar.Span.End];
        var isDefault = !value.IsString || IsDefault(source, value, place);
        if (!isDefault && style is YamlStyle.Literal or YamlStyle.Folded && _blocks.TryEncrypt(place, value.Text, ciphertext))
        {
            return;
        }

        var mark = isDefault ? null : MarkOf(place, value.Text, source);
        var plain = place.IsInFlow ? "'" + ciphertext + "'" : ciphertext;
        var spelled = mark switch { null => plain, "'" => "'" + ciphertext + "'", "\"" => "\"" + ciphertext + "\"", _ => "\"" + ciphertext[..^1] + mark };
        Replace(place, spelled, value, LocalScalar.TakesCiphertext(text, place, spelled));
    }

    public void Decrypt(YamlPlace place, SopsValue value, bool keepsStyle)
    {
        if (!keepsStyle || !value.IsString || !(_blocks.TryDecrypt(place, value.Text) || TryDecryptQuoted(place, value)))
        {
            var spelled = YamlSpelling.Default(value, place, layout);
            Replace(place, spelled, value, LocalScalar.TakesPlaintext(text, place, value, spelled));
        }
    }

    // The reference's style of a block is compared without the line end after it.
    private bool IsDefault(string source, SopsValue value, YamlPlace place)
    {
        var wanted = YamlSpelling.Default(value, place, layout);
        return place.Scalar.Style is YamlStyle.Literal or YamlStyle.Folded
            ? source.AsSpan().TrimEnd().SequenceEqual(wanted.AsSpan().TrimEnd()) && wanted[0] == '|'
            : source == wanted;
    }

    private static string? MarkOf(YamlPlace place, string value, string source) => place.Scalar.Style switch
    {
        YamlStyle.Plain when source == value => PlainMark,
        YamlStyle.SingleQuoted when source == YamlSpelling.SingleQuoted(value) => place.IsInFlow ? SingleMark : "'",
        YamlStyle.DoubleQuoted => source != YamlSpelling.DoubleQuoted(value, escapesAstral: true) && source == YamlSpelling.DoubleQuoted(value, escapesAstral: false) ? AstralMark : "\"",
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

    private static string? Single(string value) => YamlSpelling.FitsSingleQuotes(value) ? YamlSpelling.SingleQuoted(value) : null;

    private static string? Plain(string value, YamlPlace place) => YamlSpelling.FitsPlain(value, place) ? value : null;

    // The span of a block scalar ends where the next token starts: what is blank there stays. A tag that would claim the ciphertext goes.
    private void Replace(YamlPlace place, string spelled, SopsValue value, bool isLocal = false)
    {
        var (start, end) = (place.Scalar.Span.Start, place.Scalar.Span.End);
        if (place.Scalar.Style is YamlStyle.Literal or YamlStyle.Folded)
        {
            end = start + text.AsSpan(start..end).TrimEnd().Length;
            end = value.IsString && value.Text.EndsWith("\n\n", StringComparison.Ordinal) ? EndWithBlankLines(end, place.Scalar.Span.End) : end;
        }

        start = YamlTypes.IsTyping(place.Scalar.Tag) ? place.Tag : start;
        edits.Replace(start, end, spelled, isLocal);
    }

    // Blank lines are part of a block that keeps them; the last line end stays.
    private int EndWithBlankLines(int ink, int end)
    {
        var last = text.AsSpan(ink..end).LastIndexOf('\n');
        return last <= 0 ? ink : ink + (text[ink + last - 1] == '\r' ? last - 1 : last);
    }
}
