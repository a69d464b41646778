using Sealing.Guard.Content;
using Sealing.Guard.Rules;
using Sealing.Guard.Values;
using Sealing.Syntax;

namespace Sealing.Guard.Structure;

/// <summary>Collections in any object that hold secrets by what they are called: <c>auths</c>, <c>stringData</c>, <c>data</c> under <c>secrets</c>, <c>passwords</c>, the values of a fake provider.</summary>
internal static class HeldSecrets
{
    /// <summary>Reports what is in one; true where that is all there is to say of it.</summary>
    public static bool Scan(StructureScan scan, string name, YamlNode value, NodePath path, GuardRule rule)
    {
        switch (value.Resolved)
        {
            case YamlMapping auths when name == "auths":
                CredentialScanner.ScanRegistries(scan, auths, path);
                return true;
            case YamlSequence when name == "literals" && path.Parent?.Parent?.Step == "secretGenerator":
                return true; // found as what they are
            case YamlMapping fake when name == "fake" && path.Parent?.Step == "provider":
                ScanFakeProvider(scan, fake, path);
                return true;
            case YamlMapping data when IsSecretData(name, path) && !IsSchema(data):
                ScanData(scan, data, path, rule);
                return true;
            default:
                ScanMany(scan, name, value.Resolved, path, rule);
                return false;
        }
    }

    // Charts make Secrets of secrets.NAME.stringData.
    private static bool IsSecretData(string name, NodePath path) =>
        name == "stringData" || (name == "data" && (path.Parent?.Step is "secrets" or "secret" || path.Parent?.Parent?.Step == "secrets"));

    private static bool IsSchema(YamlMapping mapping) => mapping.Find("type") is not null && (mapping.Find("additionalProperties") ?? mapping.Find("description") ?? mapping.Find("properties")) is not null;

    private static void ScanData(StructureScan scan, YamlMapping data, NodePath path, GuardRule rule)
    {
        foreach (var (node, at, value) in SecretScanner.ValuesIn(data, path, scan.Budget, isBase64: path.Step == "data"))
        {
            if (!SettingValues.Are(at.Step, value))
            {
                scan.Add(rule, node, at, value);
            }
        }
    }

    // passwords: {alice: ...}, api_keys: [...]
    private static void ScanMany(StructureScan scan, string name, YamlNode collection, NodePath path, GuardRule rule)
    {
        if (!SensitiveNames.ArePlural(name))
        {
            return;
        }

        var items = collection switch
        {
            YamlMapping mapping => mapping.Entries().Where(entry => SensitiveNames.KindOf(name + "_" + entry.Key) == NameKind.Possible && SensitiveNames.KindOf(entry.Key) == NameKind.Other)
                .Select(entry => (entry.Value, Path: path.Child(entry.Key))),
            YamlSequence list => list.Items.Select((item, index) => (item, path.Item(index))),
            _ => [],
        };
        foreach (var (item, at) in items)
        {
            if (item.Text()?.Trim() is { } value && NamedValues.Judge(name, value) is { } severity)
            {
                scan.Add(rule, item, at, value, severity == GuardSeverity.Error ? null : severity);
            }
        }
    }

    private static void ScanFakeProvider(StructureScan scan, YamlMapping fake, NodePath path)
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
