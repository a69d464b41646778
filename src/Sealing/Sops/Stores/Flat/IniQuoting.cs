using System.Buffers;

namespace Sealing.Sops;

/// <summary>Quotes of values in INI files.</summary>
internal static class IniQuoting
{
    public const string Triple = "\"\"\"";

    private static readonly SearchValues<char> NotInQuotes = SearchValues.Create("#;\r\n");

    /// <summary>The value in the quotes that the reference gives it.</summary>
    public static string Default(string value) => value switch
    {
        "" => "",
        _ when value.Contains('\n', StringComparison.Ordinal) || value.Contains('`', StringComparison.Ordinal) => Triple + value + Triple,
        _ when value.AsSpan().ContainsAny('#', ';') => "`" + value + "`",
        _ when value.Trim().Length != value.Length => "\"" + value + "\"",
        _ => value,
    };

    /// <summary>Whether the value, between these quotes, reads as itself.</summary>
    public static bool Fits(string value, ReadOnlySpan<char> quotes) => quotes switch
    {
        Triple => !value.Contains(Triple, StringComparison.Ordinal) && !value.EndsWith('"'),
        "`" => !value.Contains('`', StringComparison.Ordinal),
        "\"" or "'" => !value.AsSpan().ContainsAny(NotInQuotes) && !value.Contains(quotes[0], StringComparison.Ordinal),
        _ => Default(value) == value && value is not ['"' or '\'', ..] && !value.EndsWith('\\'),
    };
}
