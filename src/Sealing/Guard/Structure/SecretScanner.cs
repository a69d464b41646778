using System.Text;
using System.Text.Unicode;
using Sealing.Guard.Content;
using Sealing.Guard.Rules;
using Sealing.Guard.Values;
using Sealing.Syntax;
using Sealing.Text;

namespace Sealing.Guard.Structure;

/// <summary>Secrets: every value is a secret, whatever its name and however short, unless it is none: a placeholder, a reference, a certificate.</summary>
internal static class SecretScanner
{
    private const string ActiveKeyLabel = "sealedsecrets.bitnami.com/sealed-secrets-key";
    private const string KeyNamePrefix = "sealed-secrets-key";

    /// <summary>The values of data and stringData that can be used, with their paths. In templates of other objects both are plain text.</summary>
    public static IEnumerable<(YamlNode Node, NodePath Path, string Value)> Values(YamlMapping secret, NodePath path, ReadingBudget budget, bool isTemplate = false)
    {
        foreach (var (node, at, isData) in Entries(secret, path, budget))
        {
            if (Usable(node, isBase64: isData && !isTemplate) is { } value)
            {
                yield return (node, at, value);
            }
        }
    }

    /// <summary>The same of one mapping that is what data or stringData of a Secret are.</summary>
    public static IEnumerable<(YamlNode Node, NodePath Path, string Value)> ValuesIn(YamlMapping data, NodePath path, ReadingBudget budget, bool isBase64) =>
        from entry in EntriesOf(data, path, budget)
        let value = Usable(entry.Node, isBase64)
        where value is not null
        select (entry.Node, entry.Path, value);

    public static bool HoldsData(YamlMapping mapping) => mapping.FindMapping("data") is not null || mapping.FindMapping("stringData") is not null;

    public static void Scan(StructureScan scan, YamlMapping secret, NodePath path, GuardRule rule)
    {
        ScanDefaults(scan, secret, path, rule);
        if (IsSealingKey(secret))
        {
            foreach (var (node, at, value) in Values(secret, path, scan.Budget).Where(value => !value.Path.Step.EndsWith(".crt", StringComparison.Ordinal)))
            {
                scan.Add(ManifestRules.SealingKey, node, at, value);
            }

            return;
        }

        ScanValues(scan, [.. Values(secret, path, scan.Budget)], rule);
    }

    // Users and hosts beside a password are sealed with it; alone they are one thing to look at.
    private static void ScanValues(StructureScan scan, List<(YamlNode Node, NodePath Path, string Value)> values, GuardRule rule)
    {
        var settings = values.Where(value => SettingValues.Are(value.Path.Step, value.Value)).ToList();
        foreach (var (node, at, value) in values.Except(settings))
        {
            scan.Add(rule, node, at, value);
        }

        if (settings.Count > 0 && settings.Count == values.Count)
        {
            scan.Add(ManifestRules.SettingsOnly, settings[0].Node, settings[0].Path, settings[0].Value);
        }
    }

    // "changeme" stands for a password, and is the one that will be deployed.
    private static void ScanDefaults(StructureScan scan, YamlMapping secret, NodePath path, GuardRule rule)
    {
        foreach (var (node, at, isData) in Entries(secret, path, scan.Budget))
        {
            if (node.Text() is { } text && Decoded(text, isData).Trim() is var value && WeakPasswords.IsDeployedDefault(value))
            {
                scan.Add(rule, node, at, value, GuardSeverity.Warning);
            }
        }
    }

    private static IEnumerable<(YamlNode Node, NodePath Path, bool IsData)> Entries(YamlMapping secret, NodePath path, ReadingBudget budget)
    {
        foreach (var field in (string[])["data", "stringData"])
        {
            foreach (var (node, at) in secret.FindMapping(field) is { } data ? EntriesOf(data, path.Child(field), budget) : [])
            {
                yield return (node, at, field == "data");
            }
        }
    }

    private static IEnumerable<(YamlNode Node, NodePath Path)> EntriesOf(YamlMapping data, NodePath path, ReadingBudget budget) => data.Entries()
        .Where(entry => budget.TryTake((entry.Value.Resolved as YamlScalar)?.Value.Length ?? 0))
        .Select(entry => (entry.Value, path.Child(entry.Key)));

    /// <summary>The value as a program gets it, or null where nobody could use it.</summary>
    private static string? Usable(YamlNode node, bool isBase64)
    {
        var text = node.Text();
        if (text is null || IsPublic(text))
        {
            return null;
        }

        var decoded = Decoded(text, isBase64);
        return IsPublic(decoded) ? null : decoded;
    }

    private static bool IsPublic(string text) => Placeholders.IsHarmless(text) || PublicMaterial.Is(text);

    // What is no text is a key: nothing can be said for it.
    private static string Decoded(string text, bool isBase64) =>
        isBase64 && Base64.Decode(Compact(text)) is { } bytes && Utf8.IsValid(bytes) ? Encoding.UTF8.GetString(bytes) : text;

    // A folded block joins its lines with blanks, which Kubernetes refuses and a reader of the repository does not.
    private static string Compact(string text) => text.Replace(" ", "", StringComparison.Ordinal);

    private static bool IsSealingKey(YamlMapping secret)
    {
        var metadata = secret.FindMapping("metadata");
        return metadata?.FindMapping("labels")?.Find(ActiveKeyLabel) is not null
            || (metadata?.FindText("name")?.StartsWith(KeyNamePrefix, StringComparison.Ordinal) == true && secret.FindText("type") is null or "kubernetes.io/tls");
    }
}
