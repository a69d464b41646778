using Sealing.Data;
using Sealing.Guard.Content;
using Sealing.Guard.Lines;
using Sealing.Guard.Rules;
using Sealing.Guard.Values;
using Sealing.Syntax;

namespace Sealing.Guard.Structure;

/// <summary>Everything that is no Secret: sensitive names with values that look like secrets, Secrets inside of other objects and texts.</summary>
internal sealed class SettingsScanner(StructureScan scan)
{
    private const string LastApplied = "kubectl.kubernetes.io/last-applied-configuration";

    private static readonly string[] Environments = ["env", "environment", "args", "command", "envFrom", "variables"];

    public void Scan(YamlNode node, NodePath path, GuardRule rule)
    {
        switch (node.Resolved)
        {
            case YamlMapping mapping:
                ScanMapping(mapping, path, rule);
                break;
            case YamlSequence list:
                ScanList(list, path, rule);
                break;
        }
    }

    private void ScanMapping(YamlMapping mapping, NodePath path, GuardRule rule)
    {
        if (mapping.FindText("kind") == "Secret" && SecretScanner.HoldsData(mapping))
        {
            SecretScanner.Scan(scan, mapping, path, ManifestRules.SecretInList);
            return;
        }

        ScanNamedValue(mapping, path, rule);
        var refersToKeys = mapping.Find("remoteRef") is not null || mapping.Find("sourceRef") is not null;
        foreach (var (name, value) in mapping.Entries())
        {
            if (name != "secretKey" || !refersToKeys) // of an ExternalSecret: the name of a key
            {
                ScanEntry(name, value, path.Child(name), rule);
            }
        }
    }

    private void ScanEntry(string name, YamlNode value, NodePath path, GuardRule rule)
    {
        switch (value.Resolved)
        {
            case YamlScalar scalar:
                ScanScalar(name, value, scalar, path, rule);
                break;
            default:
                if (HeldSecrets.Scan(scan, name, value, path, rule))
                {
                    break;
                }

                var isEnvironment = rule == ConfigurationRules.ConfigurationValue && Environments.Contains(name, StringComparer.Ordinal);
                Scan(value, path, isEnvironment ? ConfigurationRules.EnvironmentLiteral : rule);
                break;
        }
    }

    private void ScanScalar(string name, YamlNode node, YamlScalar scalar, NodePath path, GuardRule rule)
    {
        if (name == LastApplied)
        {
            EmbeddedText.Scan(scan, scalar, path, ManifestRules.LastApplied);
        }
        else if (!IsText(scalar))
        {
            AddIfSecret(name, node, path, rule);
            if (scalar.Value.Contains(' ', StringComparison.Ordinal))
            {
                ScanCommand(node, scalar, path, rule);
            }
        }
        else if (!EmbeddedText.Scan(scan, scalar, path, FileRules.EmbeddedSecret))
        {
            ScanText(name, node, scalar, path, rule);
        }
    }

    // One line is a value, more lines are a text, and so is a block or JSON on one line.
    private static bool IsText(YamlScalar scalar) => scalar.Style == YamlStyle.Literal || scalar.Value.AsSpan().TrimEnd().Contains('\n') || scalar.Value is ['{', ..];

    // run: helm upgrade a b --set auth.password=...
    private void ScanCommand(YamlNode node, YamlScalar scalar, NodePath path, GuardRule rule)
    {
        var hits = new List<LineHit>();
        CommandWords.Find(scalar.Value, 0, hits);
        hits.ForEach(hit => scan.Add(rule, node, path, hit.Value, hit.Weight));
    }

    private void ScanText(string name, YamlNode node, YamlScalar scalar, NodePath path, GuardRule rule)
    {
        AddIfSecret(name, node, path, rule);
        if (scalar.Value is ['{', ..] && EmbeddedText.Json(scan, scalar) is { } json)
        {
            new SettingsScanner(scan.Into(scalar)).Scan(json, path, rule);
            return;
        }

        foreach (var hit in scan.Budget.TryTake(scalar.Value.Length) ? LineScanner.Find(scalar.Value) : [])
        {
            scan.Add(rule, scan.PlaceIn(scalar, hit.Line + 1, hit.Column + 1), path.Child(hit.Name), hit.Value, hit.Weight);
        }
    }

    private void AddIfSecret(string name, YamlNode node, NodePath path, GuardRule rule)
    {
        if (node.Text()?.Trim() is { } value && NamedValues.Judge(name, value) is { } severity)
        {
            scan.Add(rule, node, path, value, severity == GuardSeverity.Error ? null : severity);
        }
    }

    // name and value side by side: environment variables, parameters of a release
    private void ScanNamedValue(YamlMapping mapping, NodePath path, GuardRule rule)
    {
        if (mapping.Find("value") is { } value && (mapping.FindText("name") ?? mapping.FindText("key") ?? PatchedName(mapping)) is { } name)
        {
            var literal = rule == ConfigurationRules.ConfigurationValue ? ConfigurationRules.EnvironmentLiteral : rule;
            AddIfSecret(name[(name.LastIndexOf('.') + 1)..], value, path.Child("value"), literal);
        }
    }

    // Source: RFC 6902 s4: an operation of a patch names what it sets by a JSON pointer.
    private static string? PatchedName(YamlMapping mapping) =>
        mapping.Find("op") is not null && mapping.FindText("path") is { } pointer ? pointer[(pointer.LastIndexOf('/') + 1)..] : null;

    private void ScanList(YamlSequence list, NodePath path, GuardRule rule)
    {
        for (var i = 0; i < list.Items.Count; i++)
        {
            if (list.Items[i].Resolved is not YamlScalar scalar)
            {
                Scan(list.Items[i], path.Item(i), rule);
            }
            else if (scalar.Value.StartsWith('-') && !scalar.Value.Contains('=', StringComparison.Ordinal) && i + 1 < list.Items.Count)
            {
                AddIfSecret(scalar.Value.TrimStart('-'), list.Items[i + 1], path.Item(i + 1), rule);
            }
            else
            {
                ScanArgument(list.Items[i], scalar, path.Item(i), rule);
            }
        }
    }

    // --db-password=... | DB_PASSWORD=... | a script
    private void ScanArgument(YamlNode node, YamlScalar scalar, NodePath path, GuardRule rule)
    {
        if (IsText(scalar))
        {
            ScanScalar("", node, scalar, path, rule);
        }
        else
        {
            ScanCommand(node, scalar, path, rule);
        }
    }
}
