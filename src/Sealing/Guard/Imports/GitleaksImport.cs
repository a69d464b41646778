using System.Text.RegularExpressions;
using Sealing.Data;
using Sealing.Syntax;
using Sealing.Syntax.Reading;

namespace Sealing.Guard.Imports;

/// <summary>Makes the guard's configuration of one of gitleaks: its rules become rules of the repository's own, its allowlists exceptions.</summary>
internal static class GitleaksImport
{
    /// <param name="bytes">A <c>.gitleaks.toml</c> in UTF-8.</param>
    /// <param name="left">Takes a line for each thing that the guard has no word for.</param>
    /// <exception cref="SealingException">It is no TOML.</exception>
    public static byte[] Convert(ReadOnlySpan<byte> bytes, List<string> left)
    {
        var tables = TomlTables.Read(bytes);
        var configuration = new ManifestMap();
        var general = tables.Where(table => table.Name is "allowlist" or "allowlists").ToList();
        var paths = general.SelectMany(table => table.Texts("paths")).ToList();
        if (paths.Count > 0)
        {
            configuration.Add("paths", new ManifestMap().Add("excludePatterns", List(paths)));
        }

        var placeholders = general.SelectMany(Exceptions).ToList();
        if (placeholders.Count > 0)
        {
            configuration.Add("placeholders", List(placeholders));
        }

        var rules = Rules(tables, left).ToList();
        if (rules.Count > 0)
        {
            configuration.Add("customRules", new ManifestList([.. rules]));
        }

        left.AddRange(tables.Where(table => table.Texts("commits").Count > 0).Select(table => $"{table.Name}: commits: accept their findings with seal guard baseline"));
        left.AddRange(tables.Where(table => table.Name == "extend").SelectMany(table => table.Texts("path", "url", "disabledRules")).Select(value => $"extend: {value}: not followed"));
        return GoYamlWriter.WriteUtf8(configuration);
    }

    private static IEnumerable<ManifestValue> Rules(List<TomlTable> tables, List<string> left)
    {
        for (var i = 0; i < tables.Count; i++)
        {
            if (tables[i].Name != "rules")
            {
                continue;
            }

            var allowed = tables.Skip(i + 1).TakeWhile(table => table.Name.StartsWith("rules.", StringComparison.Ordinal)).Where(table => table.Name is "rules.allowlist" or "rules.allowlists").ToList();
            var table = tables[i];
            if (table.Text("regex") is null && table.Text("path") is null)
            {
                left.Add($"{table.Text("id")}: it has neither regex nor path, so it changes a rule of gitleaks' own");
                continue;
            }

            yield return Rule(table, allowed);
        }
    }

    private static ManifestMap Rule(TomlTable table, List<TomlTable> allowed)
    {
        var rule = new ManifestMap().Add("id", Identifier(table.Text("id") ?? "rule"));
        foreach (var (name, key) in new[] { ("title", "description"), ("regex", "regex"), ("path", "path") })
        {
            if (table.Text(key) is { Length: > 0 } text)
            {
                rule.Add(name, text);
            }
        }

        AddList(rule, "keywords", table.Texts("keywords"));
        foreach (var (name, key) in new[] { ("group", "secretGroup"), ("entropy", "entropy") })
        {
            if (table.Text(key) is { } number)
            {
                rule.Add(name, number);
            }
        }

        AddList(rule, "except", [.. allowed.SelectMany(Exceptions)]);
        AddList(rule, "exceptPaths", [.. allowed.SelectMany(list => list.Texts("paths"))]);
        return rule;
    }

    private static IEnumerable<string> Exceptions(TomlTable allowlist) =>
        allowlist.Texts("regexes").Concat(allowlist.Texts("stopwords").Select(word => "(?i)" + Regex.Escape(word).Replace("\\ ", " ", StringComparison.Ordinal).Replace("\\#", "#", StringComparison.Ordinal)));

    private static string Identifier(string id) => new([.. id.Select(unit => char.IsAsciiLetterOrDigit(unit) || unit is '-' or '_' or '.' ? unit : '-')]);

    private static void AddList(ManifestMap map, string name, IReadOnlyList<string> items)
    {
        if (items.Count > 0)
        {
            map.Add(name, List(items));
        }
    }

    private static ManifestList List(IEnumerable<string> items) => new([.. items.Select(item => new ManifestText(item))]);
}
