namespace Sealing.Guard.Tokens;

/// <summary>What tokens are made of, and what only looks like one.</summary>
internal static class TokenText
{
    private static readonly bool[] Words = [.. Enumerable.Range(0, 128).Select(unit => char.IsAsciiLetterOrDigit((char)unit) || unit == '_')];

    public static bool IsWord(char unit) => unit < 128 && Words[unit];

    /// <summary>Whether a match is one of the providers' documentation: AKIAIOSFODNN7EXAMPLE, ghp_xxxxxxxx, sk_live_1234567890abcdef.</summary>
    public static bool IsExample(ReadOnlySpan<char> match) =>
        match.Contains("EXAMPLE", StringComparison.OrdinalIgnoreCase) || match.Contains("xxxxxx", StringComparison.OrdinalIgnoreCase)
        || match.Contains("1234567890", StringComparison.Ordinal) || match.Contains("abcdefghijkl", StringComparison.OrdinalIgnoreCase) || match.Contains("......", StringComparison.Ordinal)
        || match.Contains("000000000000", StringComparison.Ordinal) || match.Contains("****", StringComparison.Ordinal);
}
