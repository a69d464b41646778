using System.Buffers;
using System.Collections.Frozen;
using Sealing.Go;

namespace Sealing.Data;

/// <summary>What a plain scalar reads as under YAML 1.1 as go-yaml 2.4 resolves it, and so which strings need quotes to stay strings.</summary>
internal static class PlainResolution
{
    private const int LongestWord = 5;

    private static readonly FrozenSet<string> Words = FrozenSet.Create(
        StringComparer.Ordinal,
        "", "~", "null", "Null", "NULL",
        "y", "Y", "yes", "Yes", "YES", "n", "N", "no", "No", "NO",
        "true", "True", "TRUE", "false", "False", "FALSE",
        "on", "On", "ON", "off", "Off", "OFF",
        ".nan", ".NaN", ".NAN", ".inf", ".Inf", ".INF",
        "+.inf", "+.Inf", "+.INF", "-.inf", "-.Inf", "-.INF");

    private static readonly SearchValues<char> Base64 =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=");

    /// <summary>
    /// Whether the text is base64 that can be written plain without another look. It reads as a string because a number or a timestamp
    /// starts with a digit, a sign or a dot, and the longest word that is no string has five letters; and nothing in it is an indicator,
    /// a blank or a break.
    /// </summary>
    public static bool IsPlainBase64(string text) =>
        text.Length > LongestWord && char.IsAsciiLetter(text[0]) && !text.AsSpan().ContainsAnyExcept(Base64);

    /// <summary>Whether the text, written plain, reads as a string, in base 60 too.</summary>
    public static bool IsString(string text)
    {
        if (text.Length <= LongestWord && Words.Contains(text))
        {
            return false;
        }

        return text[0] switch
        {
            '.' => !GoNumber.MatchesFraction(text),
            (>= '0' and <= '9') or '+' or '-' => !(GoTimestamp.Matches(text) || GoNumber.Matches(text) || GoNumber.IsBase60(text)),
            _ => true,
        };
    }
}
