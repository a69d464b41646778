using System.Buffers;

namespace Sealing.Guard.Values;

/// <summary>Passwords that people make, which could be names as well: letters with a number behind them, or letters that make no word.</summary>
internal static class HumanPasswords
{
    private const int MinLength = 8;
    private const int MaxLength = 64;
    private const int MinDigits = 3;
    private const int MinWordless = 12;

    private static readonly SearchValues<char> Letters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    private static readonly SearchValues<char> Vowels = SearchValues.Create("aeiouyAEIOUY");

    private static readonly string[] Examples = ["password", "passwd", "secret", "changeme", "example", "test", "admin", "qwerty", "string", "user"];

    public static bool Is(ReadOnlySpan<char> value)
    {
        if (value.Length is < MinLength or > MaxLength)
        {
            return false;
        }

        var word = value.TrimEnd("0123456789!");
        return !word.IsEmpty && !word.ContainsAnyExcept(Letters) && (word.Length == value.Length ? IsWordless(word) : EndsInNumber(value, word)) && !IsExample(word);
    }

    private static bool EndsInNumber(ReadOnlySpan<char> value, ReadOnlySpan<char> word) => word.Length >= 4 && value[word.Length..].TrimEnd('!').Length >= MinDigits;

    private static bool IsWordless(ReadOnlySpan<char> word)
    {
        var vowels = 0;
        foreach (var unit in word)
        {
            vowels += Vowels.Contains(unit) ? 1 : 0;
        }

        return word.Length >= MinWordless && vowels * 6 <= word.Length;
    }

    private static bool IsExample(ReadOnlySpan<char> word)
    {
        foreach (var example in Examples)
        {
            if (word.Contains(example, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
