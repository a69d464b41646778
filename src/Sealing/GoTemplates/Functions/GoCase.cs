using System.Globalization;
using System.Text;
using Sealing.Go;

namespace Sealing.GoTemplates.Functions;

/// <summary>Upper, lower and title case, rune by rune with Unicode's simple mappings. Bytes that are no UTF-8 become U+FFFD, as in Go.</summary>
internal static class GoCase
{
    private static readonly Rune Blank = new(' ');

    public static string Upper(string text) => Map(text, (rune, _) => ToUpper(rune));

    public static string Lower(string text) => Map(text, (rune, _) => ToLower(rune));

    /// <summary>The first letter of each word in title case; what is no letter, digit or underscore parts words.</summary>
    public static string Title(string text) => Map(text, (rune, before) => PartsWords(before) ? ToTitle(rune) : rune);

    /// <summary>The first letter after each blank in lower case.</summary>
    public static string Untitle(string text) => Map(text, (rune, before) => GoText.IsSpace(before) ? ToLower(rune) : rune);

    /// <summary>Upper for lower case and the other way round, with title case after a blank.</summary>
    public static string Swap(string text) => Map(text, (rune, before) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.UppercaseLetter or UnicodeCategory.TitlecaseLetter => ToLower(rune),
        UnicodeCategory.LowercaseLetter => GoText.IsSpace(before) ? ToTitle(rune) : ToUpper(rune),
        _ => rune,
    });

    private static string Map(string text, Func<Rune, Rune, Rune> map)
    {
        var result = new StringBuilder(text.Length);
        var before = Blank;
        foreach (var (_, _, rune) in GoText.Runes(text))
        {
            result.Append(GoText.FromRune(map(rune, before)));
            before = rune;
        }

        return result.ToString();
    }

    // .NET's invariant mappings leave out the dotless i, the dotted I and the long s.
    private static Rune ToUpper(Rune rune) => rune.Value switch
    {
        'ı' => new Rune('I'),
        'ſ' => new Rune('S'),
        _ => Rune.ToUpperInvariant(rune),
    };

    private static Rune ToLower(Rune rune) => rune.Value == 'İ' ? new Rune('i') : Rune.ToLowerInvariant(rune);

    private static Rune ToTitle(Rune rune) => rune.Value switch
    {
        >= 0x1C4 and <= 0x1CC => new Rune(((rune.Value - 0x1C4) / 3 * 3) + 0x1C5), // DŽ, LJ, NJ
        >= 0x1F1 and <= 0x1F3 => new Rune(0x1F2), // DZ
        >= 0x10D0 and <= 0x10FF => rune, // Georgian has no title case
        _ => ToUpper(rune),
    };

    private static bool PartsWords(Rune rune) => !Rune.IsLetterOrDigit(rune) && rune.Value != '_' && (rune.IsAscii || GoText.IsSpace(rune));
}
