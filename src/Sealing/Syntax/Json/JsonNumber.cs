using System.Text.RegularExpressions;

namespace Sealing.Syntax.Json;

internal static partial class JsonNumber
{
    public static bool IsValid(string word) => word.Length < 1000 && Grammar().IsMatch(word);

    // Source: RFC 8259 s6.
    [GeneratedRegex(@"^-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Grammar();
}
