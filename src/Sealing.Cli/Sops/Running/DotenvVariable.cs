using System.Text.RegularExpressions;

namespace Sealing.Cli.Sops.Running;

/// <summary>Lines of dotenv files as shells and other programs read them: without <c>export</c>, and without the quotes around a value.</summary>
internal static partial class DotenvVariable
{
    private const string Export = "export ";

    public static KeyValuePair<string, string> Of(KeyValuePair<string, string> line)
    {
        var name = line.Key.TrimStart('\uFEFF');
        return KeyValuePair.Create(name.StartsWith(Export, StringComparison.Ordinal) ? name[Export.Length..].Trim() : name, Value(line.Value));
    }

    private static string Value(string text)
    {
        if (Quoted().Match(text) is not { Success: true } match)
        {
            return text.EndsWith('\r') ? text[..^1] : text;
        }

        var value = match.Groups["value"].Value;
        return text[0] == '"' ? Escape().Replace(value, "${escaped}") : value;
    }

    // A comment may follow the quotes.
    [GeneratedRegex("""^("(?<value>(\\.|[^"])*)"|'(?<value>(\\.|[^'])*)')\s*(\s\#.*)?\z""", RegexOptions.Singleline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Quoted();

    [GeneratedRegex("""\\(?<escaped>["\\$`])""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Escape();
}
