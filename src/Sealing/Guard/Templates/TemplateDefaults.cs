using System.Text.RegularExpressions;
using Sealing.Guard.Content;
using Sealing.Guard.Rules;
using Sealing.Guard.Values;

namespace Sealing.Guard.Templates;

/// <summary>Secrets written into the actions of a template outside of Secrets: a default under a sensitive name, a variable with one.</summary>
internal static partial class TemplateDefaults
{
    public static void Scan(TextSegment segment, List<Hit> hits)
    {
        var known = hits.Select(hit => hit.Place).ToHashSet();
        var above = "";
        for (int start = 0, end; start < segment.Text.Length; start = end + 1)
        {
            end = segment.Text.IndexOf('\n', start) is >= 0 and var index ? index : segment.Text.Length;
            var line = segment.Text[start..end];
            if (line.Contains("{{", StringComparison.Ordinal) && (In(line, above) ?? Assigned(line)) is { } found)
            {
                var place = segment.PlaceOf(start + found.Column);
                if (known.Add(place))
                {
                    hits.Add(new Hit(found.Rule, place, found.Name, found.Value));
                }
            }

            above = line;
        }
    }

    // password: {{ default "..." .x }} | - name: DB_PASSWORD, and on the next line value: {{ default "..." .x }}
    private static (GuardRule Rule, int Column, string Name, string Value)? In(string line, string above)
    {
        if (NameAndValue().Match(line) is not { Success: true } entry)
        {
            return null;
        }

        var before = entry.Groups["name"].Value == "value" ? NameAndValue().Match(above) : Match.Empty;
        var isNamed = before.Success && before.Groups["name"].Value == "name";
        var name = isNamed ? before.Groups["value"].Value.Trim().Trim('"', '\'') : entry.Groups["name"].Value;
        var literal = SensitiveNames.Match(name) ? ActionLiterals.In(entry.Groups["value"].Value).Find(literal => IsSecret(name, literal.Text)).Text : null;
        return literal is null ? null : (isNamed ? ConfigurationRules.EnvironmentLiteral : ConfigurationRules.ConfigurationValue, entry.Groups["value"].Index, name, literal);
    }

    private static (GuardRule Rule, int Column, string Name, string Value)? Assigned(string line) =>
        Variable().Match(line) is { Success: true } variable && IsSecret(variable.Groups["name"].Value, variable.Groups["value"].Value)
            ? (ConfigurationRules.ConfigurationValue, variable.Groups["value"].Index, variable.Groups["name"].Value, variable.Groups["value"].Value)
            : null;

    private static bool IsSecret(string name, string literal) => NamedValues.Judge(name, literal) == GuardSeverity.Error;

    [GeneratedRegex(@"^[ \t]{0,200}(?:-[ \t]{1,20})?[""']?(?<name>[\w.-]{1,120})[""']?[ \t]{0,20}:[ \t]{1,20}(?<value>[^\n]{1,4000})", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex NameAndValue();

    [GeneratedRegex(@"\{\{-?[ \t]{0,20}\$(?<name>\w{1,120})[ \t]{0,20}:?=[ \t]{0,20}[""`](?<value>[^""`\n]{4,400})[""`]", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Variable();
}
