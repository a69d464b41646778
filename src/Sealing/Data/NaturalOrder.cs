using System.Text;

namespace Sealing.Data;

/// <summary>
/// The order in which go-yaml 2.4 writes the keys of a map, decided where two keys first differ: runs of digits compare as numbers,
/// other characters by code point, and letters come after all else (a10 before a1b; go-yaml 3 has it the other way round).
/// </summary>
internal sealed class NaturalOrder : IComparer<string>
{
    public static NaturalOrder Instance { get; } = new();

    public int Compare(string? x, string? y) => Compare(x.AsSpan(), y.AsSpan());

    private static int Compare(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        var common = CommonLength(a, b);
        var restA = a[common..];
        var restB = b[common..];
        if (restA.IsEmpty || restB.IsEmpty)
        {
            return restA.Length.CompareTo(restB.Length);
        }

        var (first, second) = (FirstOf(restA), FirstOf(restB));
        var (isLetter, isOtherLetter) = (Rune.IsLetter(first), Rune.IsLetter(second));
        if (isLetter != isOtherLetter)
        {
            return isLetter ? 1 : -1;
        }

        var numbers = isLetter ? 0 : CompareNumbers(a[..common], restA, restB);
        return numbers != 0 ? numbers : CodePointOrder.Compare(restA, restB);
    }

    // Never ends inside a surrogate pair.
    private static int CommonLength(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        var common = a.CommonPrefixLength(b);
        return common > 0 && char.IsHighSurrogate(a[common - 1]) ? common - 1 : common;
    }

    // A zero that continues a number weighs as a digit of it (10 after 1, before 2 after 1-), so both numbers then start from 1.
    private static int CompareNumbers(ReadOnlySpan<char> common, ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        var start = (a[0] == '0' || b[0] == '0') && ContinuesNumber(common) ? 1 : 0;
        var (number, digits) = ReadNumber(a, start);
        var (otherNumber, otherDigits) = ReadNumber(b, start);
        return number != otherNumber ? number.CompareTo(otherNumber) : digits.CompareTo(otherDigits);
    }

    private static (long Number, int Digits) ReadNumber(ReadOnlySpan<char> text, long number)
    {
        var digits = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (!Rune.IsDigit(rune))
            {
                break;
            }

            // Wraps, and counts digits of other scripts by their distance from '0', as the reference does.
            number = unchecked((number * 10) + (rune.Value - '0'));
            digits++;
        }

        return (number, digits);
    }

    private static bool ContinuesNumber(ReadOnlySpan<char> text)
    {
        var rest = text.TrimEnd('0');
        return !rest.IsEmpty && Rune.IsDigit(LastOf(rest));
    }

    private static Rune FirstOf(ReadOnlySpan<char> text)
    {
        _ = Rune.DecodeFromUtf16(text, out var rune, out _);
        return rune;
    }

    private static Rune LastOf(ReadOnlySpan<char> text)
    {
        _ = Rune.DecodeLastFromUtf16(text, out var rune, out _);
        return rune;
    }
}
