using Sealing.Guard.Content;
using Sealing.Guard.Rules;
using Sealing.Guard.Structure;
using Sealing.Guard.Values;
using Sealing.Text;

namespace Sealing.Guard.Templates;

/// <summary>
/// Manifests that are no YAML before something has filled them in: read line by line, by indentation. A value in a Secret is a leak where it is
/// written out, alone or as a literal inside of an action (<c>{{ "..." | b64enc }}</c>, <c>default "..."</c>).
/// </summary>
internal static class TemplateScanner
{
    /// <param name="segment">The text.</param>
    /// <param name="rule">What a leak is reported as.</param>
    /// <param name="severity">How much it weighs.</param>
    /// <param name="hits">Receives the leaks.</param>
    /// <param name="onlyActions">Whether what is written out is looked for elsewhere.</param>
    public static void Scan(TextSegment segment, GuardRule rule, GuardSeverity severity, ICollection<Hit> hits, bool onlyActions = false)
    {
        var text = segment.Text;
        for (var start = 0; start < text.Length;)
        {
            var next = text.IndexOf("\n---", start, StringComparison.Ordinal);
            var end = next < 0 ? text.Length : next + 1;
            if (text.AsSpan(start, end - start).Contains("Secret", StringComparison.Ordinal))
            {
                var lines = text[start..end].Split('\n');
                var document = new TemplateDocument(lines);
                foreach (var (place, path, literal) in LiteralsIn(segment, document, Offsets(lines, start), onlyActions))
                {
                    hits.Add(new Hit(rule, place, path, literal) { Severity = severity });
                }

                if (document.IsTangled)
                {
                    hits.Add(new Hit(ReadingRules.Unreadable, segment.PlaceOf(start), "", ""));
                }
            }

            start = end;
        }
    }

    private static int[] Offsets(string[] lines, int start)
    {
        var offsets = new int[lines.Length];
        for (var i = 0; i < lines.Length; i++)
        {
            offsets[i] = i == 0 ? start : offsets[i - 1] + lines[i - 1].Length + 1;
        }

        return offsets;
    }

    private static IEnumerable<(TextPlace Place, string Path, string Literal)> LiteralsIn(TextSegment segment, TemplateDocument document, int[] offsets, bool onlyActions)
    {
        foreach (var value in document.SecretValues())
        {
            if ((!onlyActions || ManifestText.HasActions(value.Text)) && LiteralIn(value) is { } literal)
            {
                var path = NodePath.Root.Child(value.Field).Child(value.Name).ToString();
                yield return (segment.PlaceOf(offsets[value.Line] + value.Column), path, literal);
            }
        }
    }

    /// <summary>The literal in a value that ends up in the Secret, or null.</summary>
    private static string? LiteralIn(TemplateValue value)
    {
        var text = value.Text.Trim();
        if (!text.Contains("{{", StringComparison.Ordinal))
        {
            return Placeholders.IsHarmless(text) || IsPublic(text) || SettingValues.Are(value.Name, text) ? null : text;
        }

        var literal = ActionLiterals.In(text).Find(literal => IsSecret(literal, value.Name));
        return literal.Text;
    }

    // Formats and names are passed on too: only of what stands alone is the name of no matter.
    private static bool IsSecret(ActionLiteral literal, string name) =>
        !Placeholders.IsHarmless(literal.Text)
        && (literal.IsAlone || (literal.Text.Length >= 4 && (SensitiveNames.Match(name) || Strength.IsStrong(literal.Text))));

    private static bool IsPublic(string text) => PublicMaterial.Is(text) || (Base64.Decode(text) is { } bytes && PublicMaterial.Is(System.Text.Encoding.UTF8.GetString(bytes)));
}
