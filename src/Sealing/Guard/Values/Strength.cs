using System.Buffers;

namespace Sealing.Guard.Values;

/// <summary>Whether a value looks like a secret, for places where a sensitive name alone proves nothing.</summary>
internal static class Strength
{
    private const int MinLength = 8;
    private const int MaxLength = 4096;
    private const double MinEntropy = 2.5;
    private const int MinRandomLength = 16;
    private const double MinRandomEntropy = 3.0;

    private const int MinDenseLength = 40;
    private const int MaxDenseLength = 200;
    private const int MinSigns = 6;
    private const int LongestWord = 5; // in random characters; texts and programs have longer ones
    private const double MinDenseEntropy = 4.4;

    private static readonly SearchValues<char> RareSigns = SearchValues.Create("!#$%^&*()+=[]{}|~<>?;@,");
    private static readonly SearchValues<char> Separators = SearchValues.Create("-_./:@ ");
    private static readonly SearchValues<char> Blanks = SearchValues.Create(" \t\r\n");
    private static readonly SearchValues<char> NameSigns = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.:");
    private static readonly SearchValues<char> Letters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    /// <summary>A value that nobody would give to a name, path, host, sentence or number.</summary>
    public static bool IsStrong(ReadOnlySpan<char> value) => IsDense(value) || IsWord(value);

    /// <summary>Letters of both cases, digits and many signs mixed, as a generator of passwords makes them and no language does.</summary>
    public static bool IsDense(ReadOnlySpan<char> value)
    {
        if (value.Length is < MinDenseLength or > MaxDenseLength || value.ContainsAny('\n', '\t') || !value.ContainsAnyInRange('0', '9') || !value.ContainsAnyInRange('a', 'z'))
        {
            return false;
        }

        var (signs, word, longest) = (0, 0, 0);
        foreach (var unit in value)
        {
            signs += RareSigns.Contains(unit) ? 1 : 0;
            word = char.IsAsciiLetterLower(unit) ? word + 1 : 0;
            longest = Math.Max(longest, word);
        }

        return longest <= LongestWord && signs >= MinSigns && signs * 2 <= value.Length && Entropy.Of(value) >= MinDenseEntropy;
    }

    private static bool IsWord(ReadOnlySpan<char> value) =>
        value.Length is >= MinLength and <= MaxLength
        && !value.ContainsAny(Blanks)
        && Mixed(value)
        && Entropy.Of(value) >= MinEntropy
        && !IsName(value)
        && !IsLocation(value)
        && !IsSequence(value)
        && !OrdinaryValues.IsQuantityOrFile(value);

    /// <summary>A value that only a generator of random text makes.</summary>
    public static bool IsRandom(ReadOnlySpan<char> value) =>
        value.Length >= MinRandomLength && IsStrong(value) && HasStrongPart(value) && Entropy.Of(value) >= MinRandomEntropy && !value.Contains("://", StringComparison.Ordinal) && !value.Contains('(') && !OrdinaryValues.IsLabel(value);

    /// <summary>Whether one run of letters and digits in the text is strong on its own.</summary>
    public static bool HasStrongPart(ReadOnlySpan<char> text)
    {
        for (var start = 0; start < text.Length;)
        {
            var length = 0;
            while (start + length < text.Length && char.IsAsciiLetterOrDigit(text[start + length]))
            {
                length++;
            }

            if (length >= 12 && IsStrong(text.Slice(start, length)))
            {
                return true;
            }

            start += length + 1;
        }

        return false;
    }

    // An alphabet, as programs list it.
    private static bool IsSequence(ReadOnlySpan<char> value) =>
        value.Contains("abcdefghij", StringComparison.OrdinalIgnoreCase) || value.Contains("1234567890", StringComparison.Ordinal) || value.Contains("0123456789", StringComparison.Ordinal);

    // Letters and digits, or letters in both cases with signs between them.
    private static bool Mixed(ReadOnlySpan<char> value)
    {
        bool digits = false, lower = false, upper = false, signs = false;
        foreach (var unit in value)
        {
            digits |= char.IsAsciiDigit(unit);
            lower |= char.IsAsciiLetterLower(unit);
            upper |= char.IsAsciiLetterUpper(unit);
            signs |= unit is > ' ' and < (char)0x7F && !char.IsAsciiLetterOrDigit(unit);
        }

        return (digits && (lower || upper)) || (signs && lower && upper) || (lower && upper && value.Length >= 16);
    }

    // my-db-secret-v2, app_database_1, postgres13, DbPasswordKey: words and small numbers.
    private static bool IsName(ReadOnlySpan<char> value)
    {
        foreach (var range in value.SplitAny(Separators))
        {
            if (!IsNamePart(value[range]))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsNamePart(ReadOnlySpan<char> part)
    {
        var word = part.TrimEnd("0123456789");
        if (part.Length - word.Length > 4 || word.ContainsAnyInRange('0', '9'))
        {
            return word.Length <= 1 && part.Length - word.Length <= 8;
        }

        return IsOneWord(word);
    }

    private static bool IsOneWord(ReadOnlySpan<char> word)
    {
        if (word.ContainsAnyExcept(Letters))
        {
            return false;
        }

        var capitals = 0;
        foreach (var unit in word)
        {
            capitals += char.IsAsciiLetterUpper(unit) ? 1 : 0;
        }

        // Camel case has a capital every few letters; random letters are half capitals and hold rare pairs.
        return capitals == word.Length || capitals == 0 ? word.Length <= 24 : capitals * 3 <= word.Length + 2;
    }

    private static bool IsLocation(ReadOnlySpan<char> value) =>
        value is ['/', ..] && value[1..].Contains('/') && !HasStrongPart(value)
        || value.StartsWith("./") || value.StartsWith("~/")
        || (value.Contains("://", StringComparison.Ordinal) && !HasStrongPart(value))
        || IsCode(value)
        || value.StartsWith("age1") || value.StartsWith("ssh-") || value.StartsWith("sha256:");

    // get(name), Base64.decode(x), ['a'..'z'], Jobs[-1].Id: a program's text and no value
    private static bool IsCode(ReadOnlySpan<char> value) =>
        value is ['[', ..] || (value.IndexOf('[') is > 1 and var index && value[index..].Contains(']') && !value[..index].ContainsAnyExcept(NameSigns)) || (value is [.., ')' or ';'] && value.IndexOf('(') is > 1 and var open && !value[..open].ContainsAnyExcept(NameSigns));
}
