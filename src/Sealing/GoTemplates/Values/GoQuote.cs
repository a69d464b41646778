using System.Globalization;
using System.Text;
using Sealing.Go;

namespace Sealing.GoTemplates.Values;

/// <summary>Strings and characters in Go's quotes, as strconv.Quote writes them.</summary>
internal static class GoQuote
{
    public static void Append(BoundedText output, string text, char quote, bool asciiOnly)
    {
        output.Append(quote);
        for (var rest = text.AsSpan(); !rest.IsEmpty;)
        {
            if (GoText.Decode(rest, out var length) is { } rune)
            {
                Append(output, rune, quote, asciiOnly);
            }
            else
            {
                Append(output, 'x', 2, rest[0]);
            }

            rest = rest[length..];
        }

        output.Append(quote);
    }

    public static string Text(string text, RenderingBudget budget)
    {
        using var output = new BoundedText(budget);
        Append(output, text, '"', asciiOnly: false);
        return output.ToString();
    }

    /// <summary>Whether Go counts the rune as printable: letters, marks, numbers, punctuation, symbols and the blank.</summary>
    public static bool IsPrintable(Rune rune) => rune.Value == ' ' || Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Control
        or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned);

    /// <summary>Whether it can stand between backquotes on one line.</summary>
    public static bool CanBackquote(string text) =>
        GoText.Runes(text).All(item => item is not { Length: 1, Rune.Value: 0xFFFD }
            && item.Rune.Value is not ('`' or 0x7F or 0xFEFF) && item.Rune.Value is '\t' or >= ' ');

    private static void Append(BoundedText output, Rune rune, char quote, bool asciiOnly)
    {
        if (rune.Value == quote || rune.Value == '\\')
        {
            output.Append(['\\', (char)rune.Value]);
        }
        else if (IsPrintable(rune) && (rune.IsAscii || !asciiOnly))
        {
            output.Append(GoText.FromRune(rune));
        }
        else
        {
            AppendEscape(output, rune.Value);
        }
    }

    private static void AppendEscape(BoundedText output, int value)
    {
        if ("\a\b\f\n\r\t\v".IndexOf((char)value, StringComparison.Ordinal) is >= 0 and var index && value < ' ')
        {
            output.Append(['\\', "abfnrtv"[index]]);
        }
        else if (value is < ' ' or 0x7F)
        {
            Append(output, 'x', 2, value);
        }
        else if (value < 0x10000)
        {
            Append(output, 'u', 4, value);
        }
        else
        {
            Append(output, 'U', 8, value);
        }
    }

    private static void Append(BoundedText output, char kind, int digits, int value)
    {
        output.Append(['\\', kind]);
        output.Append(value.ToString("x" + digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture));
    }
}
