using Sealing.Guard.Content;
using Sealing.Guard.Rules;
using Sealing.Guard.Templates;
using Sealing.Syntax;

namespace Sealing.Guard.Structure;

/// <summary>Manifests inside of scalars: a bootstrap manifest in a ConfigMap, the last-applied annotation, a patch.</summary>
internal static class EmbeddedText
{
    private const int MaxDepth = 4;

    /// <summary>The object in a scalar that is JSON, or null.</summary>
    public static YamlMapping? Json(StructureScan scan, YamlScalar scalar) =>
        scan.Depth < MaxDepth && MarkerFinder.Find(scalar.Value) != Markers.None && EmbeddedDocuments.Read(scalar.Value, scan.Budget) is [{ Resolved: YamlMapping mapping }] ? mapping : null;

    /// <summary>Reports the Secrets in a scalar under <paramref name="rule"/>; true where it holds any Secret.</summary>
    public static bool Scan(StructureScan scan, YamlScalar scalar, NodePath path, GuardRule rule)
    {
        if (scan.Depth >= MaxDepth || !MarkerFinder.Find(scalar.Value).HasFlag(Markers.Secret))
        {
            return false;
        }

        if (EmbeddedDocuments.Read(scalar.Value, scan.Budget) is not { } roots)
        {
            ScanLines(scan, scalar, path, rule);
            return false;
        }

        var inner = scan.Into(scalar);
        foreach (var root in roots)
        {
            ScanSecrets(inner, root, path, rule);
        }

        return true;
    }

    // A script with a manifest in it: cat <<EOF | kubectl apply -f -
    private static void ScanLines(StructureScan scan, YamlScalar scalar, NodePath path, GuardRule rule)
    {
        if (!scan.Budget.TryTake(scalar.Value.Length))
        {
            return;
        }

        var found = new List<Hit>();
        TemplateScanner.Scan(new TextSegment(scan.Path, scalar.Value, firstLine: 1), rule, rule.Severity, found);
        found.ForEach(hit => scan.AddFrom(scalar, path, hit));
    }

    private static void ScanSecrets(StructureScan scan, YamlNode node, NodePath path, GuardRule rule)
    {
        switch (node.Resolved)
        {
            case YamlMapping mapping when mapping.FindText("kind") == "Secret" && SecretScanner.HoldsData(mapping):
                SecretScanner.Scan(scan, mapping, path, rule);
                break;
            case YamlMapping mapping:
                foreach (var (name, value) in mapping.Entries())
                {
                    ScanSecrets(scan, value, path.Child(name), rule);
                }

                break;
            case YamlSequence list:
                for (var i = 0; i < list.Items.Count; i++)
                {
                    ScanSecrets(scan, list.Items[i], path.Item(i), rule);
                }

                break;
            case YamlScalar scalar:
                Scan(scan, scalar, path, rule == ManifestRules.LastApplied ? rule : FileRules.EmbeddedSecret);
                break;
        }
    }
}
