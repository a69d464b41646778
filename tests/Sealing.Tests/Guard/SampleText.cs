using System.Text.RegularExpressions;

namespace Sealing.Tests.Guard;

/// <summary>Samples with their random parts filled in: <c>{h32}</c> is 32 hexadecimal digits, <c>{KEY}</c> the word KEY.</summary>
internal static partial class SampleText
{
    private static readonly Dictionary<char, string> Alphabets = new()
    {
        ['w'] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789",
        ['A'] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567",
        ['h'] = "0123456789abcdef",
        ['d'] = "0123456789",
        ['H'] = "0123456789abcdefABCDEF",
        ['l'] = "abcdefghijklmnopqrstuvwxyz0123456789",
        ['L'] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz",
        ['u'] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-",
        ['s'] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-",
        ['e'] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-=",
        ['t'] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-=",
        ['z'] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._~-",
        ['p'] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789%",
        ['b'] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/",
        ['c'] = "023456789ACDEFGHJKLMNPQRSTUVWXYZ",
    };

    public static string Fill(string sample, int seed = 1)
    {
        var state = (uint)seed;
        return Part().Replace(sample, match => match.Groups["word"].Success ? match.Groups["word"].Value : Random(match));

        string Random(Match match)
        {
            var alphabet = Alphabets[match.Groups["set"].Value[0]];
            return string.Concat(Enumerable.Range(0, int.Parse(match.Groups["count"].Value, System.Globalization.CultureInfo.InvariantCulture)).Select(_ => alphabet[Next(alphabet.Length)]));
        }

        int Next(int count)
        {
            state = unchecked((state * 1664525) + 1013904223);
            return (int)((state >> 8) % (uint)count);
        }
    }

    [GeneratedRegex(@"\{(?:(?<set>[wAhHdlLusetzpbc])(?<count>[0-9]+)(?:-[0-9]+)?|(?<word>KEY|1))\}", RegexOptions.ExplicitCapture)]
    private static partial Regex Part();
}
