namespace Sealing.Guard.Tokens;

/// <summary>What tokens are made of, and what only looks like one.</summary>
internal static class TokenText
{
    // One bit for each of 0-9, and of A-Z, _ and a-z: asked for every character of every file.
    private const ulong Low = 0x03FF_0000_0000_0000;
    private const ulong High = 0x07FF_FFFE_87FF_FFFE;

    /// <summary>Whether the character is a letter or digit of ASCII, or <c>_</c>.</summary>
    public static bool IsWord(char unit) => unit < 128 && (((unit < 64 ? Low : High) >> (unit & 63)) & 1) != 0;

    /// <summary>Whether a match is one of the providers' documentation: AKIAIOSFODNN7EXAMPLE, ghp_xxxxxxxx, sk_live_1234567890abcdef.</summary>
    public static bool IsExample(ReadOnlySpan<char> match) =>
        match.Contains("EXAMPLE", StringComparison.OrdinalIgnoreCase) || match.Contains("xxxxxx", StringComparison.OrdinalIgnoreCase)
        || match.Contains("1234567890", StringComparison.Ordinal) || match.Contains("abcdefghijkl", StringComparison.OrdinalIgnoreCase) || match.Contains("......", StringComparison.Ordinal)
        || match.Contains("000000000000", StringComparison.Ordinal) || match.Contains("****", StringComparison.Ordinal);
}
