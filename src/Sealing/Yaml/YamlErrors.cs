using YamlDotNet.Core;

namespace Sealing.Yaml;

/// <summary>
/// What the parser found wrong, in a fixed text: its own messages may quote the document, which may be a secret.
/// </summary>
internal static class YamlErrors
{
    public const string Invalid = "not valid YAML";

    private static readonly (string Sign, string Message)[] Known =
    [
        ("could not find expected ':'", "a key without its ':'"),
        ("mapping values are not allowed", "a ':' where no key can stand; quote a value that holds ': '"),
        ("did not find expected key", "the indentation does not fit the lines above"),
        ("did not find expected '-' indicator", "the indentation does not fit the list above"),
        ("unexpected end of stream", "a quote that is never closed"),
        ("unexpected document indicator", "a quote that is never closed"),
        ("found a tab", "a tab in the indentation; use spaces"),
        ("tab character", "a tab in the indentation; use spaces"),
        ("unknown escape", "an unknown escape in a double-quoted text"),
        ("cannot start any token", "a character that no plain text can start with; quote it"),
        ("did not find expected ',' or", "a bracket that is never closed"),
        ("did not find expected node content", "a value is missing, or a bracket is never closed"),
        ("found invalid comment", "a comment needs a blank before its '#'"),
        ("found a comment without", "a comment needs a blank before its '#'"),
        ("undefined tag handle", "a tag with an undefined handle"),
        ("block sequence entries are not allowed", "a '-' where no list can stand"),
        ("duplicate", "a directive or anchor given twice"),
    ];

    public static string Describe(YamlException error)
    {
        foreach (var (sign, message) in Known)
        {
            if (error.Message.Contains(sign, StringComparison.OrdinalIgnoreCase))
            {
                return Invalid + ": " + message;
            }
        }

        return Invalid;
    }
}
