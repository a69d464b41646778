using System.Globalization;
using System.Text;

namespace Sealing.Text;

/// <summary>
/// Text of somebody else (names, keys, messages) as a terminal can be given it. What a terminal would obey, or what hides or turns the text around it,
/// is spelled out: <c>\u001b</c>.
/// </summary>
public static class Printable
{
    /// <summary>The text as one line.</summary>
    public static string Line(string text) => (text ?? throw new ArgumentNullException(nameof(text))).Any(IsUnprintable) ? Spell(text, IsUnprintable) : text;

    /// <summary>The text with its line feeds and tabs.</summary>
    public static string Lines(string text) => (text ?? throw new ArgumentNullException(nameof(text))).Any(IsObeyed) ? Spell(text, IsObeyed) : text;

    private static string Spell(string text, Func<char, bool> isSpelled)
    {
        var spelled = new StringBuilder();
        foreach (var unit in text)
        {
            _ = isSpelled(unit) ? spelled.Append(CultureInfo.InvariantCulture, $"\\u{(int)unit:x4}") : spelled.Append(unit);
        }

        return spelled.ToString();
    }

    private static bool IsObeyed(char unit) => unit is not ('\n' or '\t') && IsUnprintable(unit);

    // The control characters C0, DEL and C1, the line ends of Unicode, and what turns the direction of text.
    private static bool IsUnprintable(char unit) => char.IsControl(unit) || unit is '\u2028' or '\u2029' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}
