using Sealing.Guard.Lines;
using Sealing.Guard.Rules;
using Sealing.Guard.Values;
using Sealing.Yaml;

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
        foreach (var (name, value) in mapping.Entries())
        {
            ScanEntry(name, value, path.Child(name), rule);
        }
    }

    private void ScanEntry(string name, YamlNode value, NodePath path, GuardRule rule)
    {
        switch (value.Resolved)
        {
            case YamlScalar scalar:
                ScanScalar(name, value, scalar, path, rule);
                break;
            case YamlMapping auths when name == "auths":
                CredentialScanner.ScanRegistries(scan, auths, path);
                break;
            case YamlSequence when name == "literals" && path.Parent?.Parent?.Step == "secretGenerator":
                break; // found as what they are
            case YamlMapping fake when name == "fake" && path.Parent?.Step == "provider":
                ScanFakeProvider(fake, path);
                break;
            default:
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
        }
        else if (!EmbeddedText.Scan(scan, scalar, path, FileRules.EmbeddedSecret))
        {
            ScanText(name, node, scalar, path, rule);
        }
    }

    // One line is a value, more lines are a text, and so is a block or JSON on one line.
    private static bool IsText(YamlScalar scalar) => scalar.Style == YamlStyle.Literal || scalar.Value.AsSpan().TrimEnd().Contains('\n') || scalar.Value is ['{', ..];

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
            scan.Add(rule, scan.PlaceIn(scalar, hit.Line + 1, hit.Column + 1), path.Child(hit.Name), hit.Value);
        }
    }

    private void AddIfSecret(string name, YamlNode node, NodePath path, GuardRule rule)
    {
        if (node.Text()?.Trim() is { } value && SensitiveNames.Match(name) && Strength.IsStrong(value) && !Placeholders.IsHarmless(value) && !PublicMaterial.Is(value))
        {
            scan.Add(rule, node, path, value);
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
        else if (LineEntry.TryParse(scalar.Value.AsSpan().TrimStart('-'), inComment: false, out var entry) && entry.IsSecret)
        {
            scan.Add(rule, node, path, entry.Value.ToString());
        }
    }

    private void ScanFakeProvider(YamlMapping fake, NodePath path)
    {
        foreach (var (node, at) in fake.Leaves(path).Where(leaf => leaf.Path.Step != "key" && leaf.Path.Step != "version"))
        {
            if (node.Text() is { } value && !Placeholders.IsHarmless(value))
            {
                scan.Add(ConfigurationRules.ConfigurationValue, node, at, value);
            }
        }
    }
}
