using System.Globalization;
using System.Text;
using Sealing.Go;
using Sealing.GoTemplates.Values;

namespace Sealing.GoTemplates.Functions;

/// <summary>Escapes of the builtins <c>html</c>, <c>js</c> and <c>urlquery</c>.</summary>
internal static class GoEscapes
{
    public static string Html(string text, RenderingBudget budget)
    {
        using var output = new BoundedText(budget);
        foreach (var unit in text)
        {
            output.Append(unit switch
            {
                '"' => "&#34;",
                '\'' => "&#39;",
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                '\0' => GoText.FromRune(GoText.Replacement),
                _ => [unit],
            });
        }

        return output.ToString();
    }

    public static string JavaScript(string text, RenderingBudget budget)
    {
        using var output = new BoundedText(budget);
        foreach (var (start, length, rune) in GoText.Runes(text))
        {
            output.Append(rune.Value switch
            {
                '\\' => @"\\",
                '\'' => @"\'",
                '"' => "\\\"",
                '<' or '>' or '&' or '=' => Unicode(rune),
                < ' ' => Unicode(rune),
                _ when rune.IsAscii => [(char)rune.Value],
                _ when GoQuote.IsPrintable(rune) => text.AsSpan(start, length), // bytes that are no UTF-8 go through as they are
                _ => Unicode(rune),
            });
        }

        return output.ToString();
    }

    public static string UrlQuery(string text, RenderingBudget budget)
    {
        using var output = new BoundedText(budget);
        foreach (var unit in text)
        {
            output.Append(unit switch
            {
                ' ' => "+",
                '-' or '_' or '.' or '~' => [unit],
                _ when char.IsAsciiLetterOrDigit(unit) => [unit],
                _ => "%" + ((int)unit).ToString("X2", CultureInfo.InvariantCulture),
            });
        }

        return output.ToString();
    }

    private static string Unicode(Rune rune) => @"\u" + rune.Value.ToString("X4", CultureInfo.InvariantCulture);
}
