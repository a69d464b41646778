using Sealing.Guard.Content;
using Sealing.Guard.Rules;
using Sealing.Guard.Sops;
using Sealing.Guard.Values;
using Sealing.Syntax;

namespace Sealing.Guard.Structure;

/// <summary>Files that SOPS encrypted or should have: plaintext among ciphertext, values outside of the rule, a missing encryption, other recipients.</summary>
internal static class SopsFileScanner
{
    private static readonly string[] DataFields = ["data", "stringData"];

    /// <summary>Reports what is plaintext in an encrypted document; true where something that had to be encrypted is not.</summary>
    public static bool ScanEncrypted(StructureScan scan, YamlMapping document, NodePath path, SopsProtection protection)
    {
        var isPartial = false;
        var isSecret = document.FindText("kind") == "Secret";
        foreach (var (name, node) in document.Entries().Where(entry => entry.Key != "sops"))
        {
            foreach (var leaf in Leaf.Under(node, path.Child(name), [name]).Where(leaf => leaf.IsUsable))
            {
                if (protection.Selects(leaf.Names))
                {
                    isPartial = true;
                    scan.Add(SopsRules.SopsPartial, leaf.Node, leaf.Path, leaf.Value);
                }
                else if (SensitiveNames.Match(leaf.Names[^1]) && Strength.IsStrong(leaf.Value))
                {
                    scan.Add(SopsRules.SopsOutside, leaf.Node, leaf.Path, leaf.Value);
                }
                else if (isSecret && DataFields.Contains(name, StringComparer.Ordinal))
                {
                    scan.Add(SopsRules.SopsOutside, leaf.Node, leaf.Path, leaf.Value, GuardSeverity.Warning);
                }
            }
        }

        return isPartial;
    }

    /// <summary>Reports a document that a creation rule wants encrypted; true where it did.</summary>
    public static bool ScanMissing(StructureScan scan, YamlNode root, NodePath path)
    {
        if (scan.Facts.SopsRuleFor(scan.Path) is not { IsCatchAll: false } rule || FileNames.IsNeverEncrypted(scan.Path)
            || root.Resolved is not YamlMapping mapping || !IsForEncryption(mapping, rule))
        {
            return false;
        }

        var leaves = Leaf.Under(root, path, []).Where(leaf => leaf.IsUsable && rule.Protection.Selects(leaf.Names) && !IsIdentity(leaf)).ToList();
        foreach (var leaf in leaves)
        {
            scan.Add(SopsRules.SopsMissing, leaf.Node, leaf.Path, leaf.Value);
        }

        return leaves.Count > 0;
    }

    public static void ScanRecipients(StructureScan scan, YamlMapping document, NodePath path, SopsProtection protection)
    {
        if (scan.Facts.SopsRuleFor(scan.Path) is { Protection.Recipients: { Count: > 0 } wanted } && !wanted.SetEquals(protection.Recipients))
        {
            scan.Add(SopsRules.SopsRecipients, document.Find("sops")!, path.Child("sops"), "");
        }
    }

    /// <summary>A SopsSecret (isindir.github.com), which must be encrypted by its nature.</summary>
    public static void ScanSopsSecret(StructureScan scan, YamlMapping manifest, NodePath path)
    {
        var templates = manifest.FindMapping("spec")?.Find("secretTemplates")?.Resolved as YamlSequence;
        for (var i = 0; i < (templates?.Items.Count ?? 0); i++)
        {
            if (templates!.Items[i].Resolved is YamlMapping template)
            {
                foreach (var (node, at, value) in SecretScanner.Values(template, path.Child("spec").Child("secretTemplates").Item(i), scan.Budget))
                {
                    scan.Add(SopsRules.SopsMissing, node, at, value);
                }
            }
        }
    }

    // An object of another kind is encrypted in parts or not at all: Kubernetes could not read it otherwise.
    private static bool IsForEncryption(YamlMapping mapping, SopsRule rule) =>
        rule.Protection.IsPartial || mapping.Find("apiVersion") is null || mapping.FindText("kind") is null or "Secret" or "ConfigMap";

    private static bool IsIdentity(Leaf leaf) => leaf.Names is ["apiVersion" or "kind" or "metadata" or "type", ..];

    private sealed record Leaf(YamlNode Node, NodePath Path, IReadOnlyList<string> Names)
    {
        public string Value => Node.Text() ?? "";

        public bool IsUsable => !Placeholders.IsHarmless(Value);

        public static IEnumerable<Leaf> Under(YamlNode node, NodePath path, IReadOnlyList<string> names) => node.Resolved switch
        {
            YamlMapping mapping => mapping.Entries().SelectMany(entry => Under(entry.Value, path.Child(entry.Key), [.. names, entry.Key])),
            YamlSequence list => list.Items.SelectMany((item, index) => Under(item, path.Item(index), names)),
            _ => [new Leaf(node, path, names)],
        };
    }
}
