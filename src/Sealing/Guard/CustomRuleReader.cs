using System.Globalization;
using Sealing.Data;
using Sealing.Guard.Custom;
using Sealing.Manifests;
using Sealing.Syntax;
using Sealing.Syntax.Reading;

namespace Sealing.Guard;

/// <summary>Reads <c>customRules</c> of the guard's configuration. Strict, as the rest of it.</summary>
internal static class CustomRuleReader
{
    private const double MostEntropy = 8;

    public static readonly string[] Keys = ["id", "title", "why", "fix", "severity", "regex", "keywords", "path", "group", "entropy", "except", "exceptPaths", "samples"];

    public static readonly string[] SampleKeys = ["leaks", "harmless"];

    /// <exception cref="SealingException">A key that does not exist, a value that does not fit its key, an expression that RE2 does not know.</exception>
    public static CustomRule Read(YamlNode item, int document)
    {
        var fields = ObjectFields.OfRoot(item, new ManifestPlace(document, IsJson: false)).Knowing(Keys);
        var samples = fields.Object("samples")?.Knowing(SampleKeys);
        var rule = new CustomRule
        {
            Rule = ReadRule(fields, item),
            Pattern = ReadPattern(fields, fields.Find("regex"), "regex"),
            Keywords = fields.Texts("keywords"),
            Path = ReadPattern(fields, fields.Find("path"), "path"),
            Group = (int)ReadNumber(fields, "group", int.MaxValue),
            Entropy = ReadNumber(fields, "entropy", MostEntropy),
            Except = ReadPatterns(fields, "except"),
            ExceptPaths = ReadPatterns(fields, "exceptPaths"),
            Leaks = samples?.Texts("leaks") ?? [],
            Harmless = samples?.Texts("harmless") ?? [],
        };
        return rule.Pattern is not null || rule.Path is not null ? rule : throw fields.Error(item, "customRules", "a rule needs a regex, a path, or both");
    }

    private static GuardRule ReadRule(ObjectFields fields, YamlNode item)
    {
        var id = fields.Text("id") ?? throw fields.Error(item, "customRules", "a rule needs an id");
        return !IsName(id) || GuardRules.Find(id) is not null
            ? throw fields.Error(fields.Find("id")!, "id", "must be of letters, digits, '-', '_' and '.', and no rule of the guard's own")
            : new GuardRule
            {
                Id = id,
                Title = fields.Text("title") ?? "what the rule " + id + " looks for",
                Why = fields.Text("why") ?? "this repository has a rule of its own for it",
                Fix = fields.Text("fix") ?? "remove it and change it, since it must count as known; then keep the new one in a SealedSecret or a SOPS file",
                Severity = fields.Text("severity") switch
                {
                    null or "error" => GuardSeverity.Error,
                    "warning" or "warn" => GuardSeverity.Warning,
                    "note" => GuardSeverity.Note,
                    _ => throw fields.Error(fields.Find("severity")!, "severity", "must be note, warning or error"),
                },
            };
    }

    private static bool IsName(string id) => id is { Length: > 0 and <= 100 } && id.All(unit => char.IsAsciiLetterOrDigit(unit) || unit is '-' or '_' or '.');

    private static List<LinearPattern> ReadPatterns(ObjectFields fields, string name) => [.. fields.Items(name).Select(item => ReadPattern(fields, item, name)!)];

    // An empty one would match everything.
    public static LinearPattern? ReadPattern(ObjectFields fields, YamlNode? node, string name)
    {
        if (node is null)
        {
            return null;
        }

        var problem = "an empty pattern matches everything";
        return fields.ToText(node, name) is { Length: > 0 } text && LinearPattern.TryCreate(text, out problem) is { } pattern ? pattern : throw fields.Error(node, name, problem);
    }

    private static double ReadNumber(ObjectFields fields, string name, double most)
    {
        if (fields.Text(name) is not { } text)
        {
            return 0;
        }

        return double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number <= most
            ? number
            : throw fields.Error(fields.Find(name)!, name, "must be a number" + (most > MostEntropy ? "" : string.Create(CultureInfo.InvariantCulture, $" up to {most}")));
    }
}
