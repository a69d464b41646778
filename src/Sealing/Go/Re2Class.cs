using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Sealing.Go;

/// <summary>Spells classes of characters and escapes of RE2 for .NET.</summary>
internal sealed class Re2Class(string pattern, Func<string, FormatException> error)
{
    private const string Astral = @"[\uD800-\uDBFF][\uDC00-\uDFFF]";
    private const string Surrogates = @"\uD800-\uDFFF";
    private const string GeneralCategories = "L Lu Ll Lt Lm Lo M Mn Mc Me N Nd Nl No P Pc Pd Ps Pe Pi Pf Po S Sm Sc Sk So Z Zs Zl Zp C Cc Cf Cs Co";

    public static string Unit(char unit) => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)unit:X4}");

    public static string Literal(Rune rune) => rune.IsBmp ? Unit((char)rune.Value) : "(?:" + string.Concat(rune.ToString().Select(Unit)) + ")";

    /// <summary>The class whose bracket was just read.</summary>
    public string Translate(ref int at)
    {
        var isNegated = at < pattern.Length && pattern[at] == '^';
        at += isNegated ? 1 : 0;
        var members = new StringBuilder();
        for (var isFirst = true; isFirst || Peek(at) != ']'; isFirst = false)
        {
            members.Append(Member(ref at));
        }

        at++;
        return isNegated ? $"(?:{Astral}|[^{members}{Surrogates}])" : $"[{members}]";
    }

    /// <summary>The escape at a backslash, outside of brackets.</summary>
    public string TranslateEscape(ref int at)
    {
        if (TrySet(ref at, out var set, out var isNegated))
        {
            return isNegated ? $"(?:{Astral}|[^{set}{Surrogates}])" : $"[{set}]";
        }

        return Literal(Character(ref at));
    }

    private string Member(ref int at)
    {
        if (pattern.AsSpan(at).StartsWith("[:", StringComparison.Ordinal))
        {
            return Posix(ref at);
        }

        if (TrySet(ref at, out var set, out var isNegated))
        {
            return isNegated ? Complement(set) : set;
        }

        var from = Bmp(Character(ref at));
        if (Peek(at) != '-' || at + 1 >= pattern.Length || pattern[at + 1] == ']')
        {
            return Unit(from);
        }

        at++;
        var to = Bmp(Character(ref at));
        return from <= to ? Unit(from) + "-" + Unit(to) : throw error("a range that runs backwards");
    }

    private string Posix(ref int at)
    {
        var end = pattern.IndexOf(":]", at, StringComparison.Ordinal);
        var name = end < 0 ? "" : pattern[(at + 2)..end];
        var isNegated = name.StartsWith('^');
        var set = name.TrimStart('^') switch
        {
            "alnum" => "0-9A-Za-z",
            "alpha" => "A-Za-z",
            "ascii" => @"\x00-\x7F",
            "blank" => @"\t ",
            "cntrl" => @"\x00-\x1F\x7F",
            "digit" => "0-9",
            "graph" => "!-~",
            "lower" => "a-z",
            "print" => " -~",
            "punct" => @"!-/:-@\x5B-`{-~",
            "space" => @"\t\n\v\f\r ",
            "upper" => "A-Z",
            "word" => "0-9A-Za-z_",
            "xdigit" => "0-9A-Fa-f",
            _ => throw error("an unknown class [:" + name + ":]"),
        };
        at = end + 2;
        return isNegated ? Complement(set) : set;
    }

    private bool TrySet(ref int at, out string set, out bool isNegated)
    {
        (set, isNegated) = ("", false);
        if (Peek(at) != '\\' || at + 1 >= pattern.Length)
        {
            return false;
        }

        isNegated = pattern[at + 1] is 'D' or 'S' or 'W' or 'P';
        switch (pattern[at + 1])
        {
            case 'd' or 'D':
                set = "0-9";
                break;
            case 's' or 'S':
                set = @"\t\n\f\r ";
                break;
            case 'w' or 'W':
                set = "0-9A-Za-z_";
                break;
            case 'p' or 'P':
                at += 2;
                set = Category(ref at, ref isNegated);
                return true;
            default:
                return false;
        }

        at += 2;
        return true;
    }

    private string Category(ref int at, ref bool isNegated)
    {
        var end = Peek(at) == '{' ? pattern.IndexOf('}', at) : at;
        var name = end < 0 ? "" : pattern[at..(end + 1)].Trim('{', '}');
        isNegated ^= name.StartsWith('^');
        name = name.TrimStart('^');
        at = end + 1;
        return GeneralCategories.Split(' ').Contains(name, StringComparer.Ordinal)
            ? "\\p{" + name + "}"
            : throw error("only general categories such as \\p{Lu} are supported, not scripts");
    }

    // Members of a negated set in a class: the units between its ranges. Categories have no such list.
    private string Complement(string set)
    {
        if (set.Contains("\\p", StringComparison.Ordinal))
        {
            throw error("a negated category in brackets");
        }

        var regex = new Regex("[" + set + "]", RegexOptions.NonBacktracking);
        var members = new StringBuilder();
        for (var unit = 0; unit < 0x80; unit++)
        {
            members.Append(regex.IsMatch(((char)unit).ToString()) ? "" : Unit((char)unit));
        }

        return members.Append(@"\u0080-\uD7FF\uE000-\uFFFF").ToString();
    }

    private Rune Character(ref int at)
    {
        if (Peek(at) != '\\')
        {
            return Rune.TryGetRuneAt(pattern, at, out var rune) ? Take(rune, ref at) : throw error("it is not valid text");
        }

        var sign = Peek(at + 1);
        at += 2;
        switch (sign)
        {
            case 'x':
                return Hexadecimal(ref at);
            case >= '0' and <= '7':
                return Octal(sign, ref at);
            default:
                const string Letters = "afnrtv";
                var letter = Letters.IndexOf(sign, StringComparison.Ordinal);
                return letter >= 0 ? new Rune("\a\f\n\r\t\v"[letter])
                    : char.IsAscii(sign) && !char.IsAsciiLetterOrDigit(sign) ? new Rune(sign)
                    : throw error("an unknown escape '\\" + sign + "'");
        }
    }

    private static Rune Take(Rune rune, ref int at)
    {
        at += rune.Utf16SequenceLength;
        return rune;
    }

    // \123 or \0; \1 alone would be a back-reference, which RE2 does not have.
    private Rune Octal(char first, ref int at)
    {
        var digits = first.ToString();
        while (digits.Length < 3 && at < pattern.Length && pattern[at] is >= '0' and <= '7')
        {
            digits += pattern[at++];
        }

        return first == '0' || digits.Length > 1 ? new Rune(Convert.ToInt32(digits, 8)) : throw error("RE2 has no back-references");
    }

    private Rune Hexadecimal(ref int at)
    {
        var isBraced = Peek(at) == '{';
        var end = isBraced ? pattern.IndexOf('}', at) : at + 2;
        var digits = end < 0 || end > pattern.Length ? "" : pattern[(at + (isBraced ? 1 : 0))..end];
        at = end + (isBraced ? 1 : 0);
        return int.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value) && Rune.IsValid(value)
            ? new Rune(value)
            : throw error("a \\x without its digits");
    }

    private char Bmp(Rune rune) => rune.IsBmp ? (char)rune.Value : throw error("characters above U+FFFF in brackets are not supported");

    private char Peek(int at) => at < pattern.Length ? pattern[at] : throw error("a '[' is never closed, or an escape has no end");
}
