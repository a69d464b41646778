using Sealing.Guard.Content;
using Sealing.Guard.Facts;
using Sealing.Guard.Rules;
using Sealing.Guard.Values;
using Sealing.Syntax;

namespace Sealing.Guard.Structure;

/// <summary>What a kustomization makes Secrets of: generators with literals, patches of Secrets.</summary>
internal static class KustomizeScanner
{
    /// <summary>Reports the values in such a file.</summary>
    public static void ScanPatchFile(StructureScan scan, IReadOnlyList<YamlDocument> documents) =>
        ScanPatch(scan, documents.Select(document => document.Root), NodePath.Root, targetsSecret: true);

    public static void Scan(StructureScan scan, YamlMapping kustomization, NodePath path)
    {
        ScanGenerators(scan, kustomization, path.Child("secretGenerator"));
        foreach (var list in KustomizationFiles.PatchLists)
        {
            var items = kustomization.FindItems(list);
            for (var i = 0; i < items.Count; i++)
            {
                ScanPatch(scan, items[i], path.Child(list).Item(i));
            }
        }
    }

    private static void ScanGenerators(StructureScan scan, YamlMapping kustomization, NodePath path)
    {
        var generators = kustomization.FindItems("secretGenerator");
        for (var i = 0; i < generators.Count; i++)
        {
            var literals = (generators[i].Resolved as YamlMapping)?.FindItems("literals") ?? [];
            for (var j = 0; j < literals.Count; j++)
            {
                var text = literals[j].Text() ?? "";
                var value = text[(text.IndexOf('=', StringComparison.Ordinal) + 1)..];
                if (!Placeholders.IsHarmless(value))
                {
                    scan.Add(KustomizeRules.GeneratorLiteral, literals[j], path.Item(i).Child("literals").Item(j), value);
                }
            }
        }
    }

    private static void ScanPatch(StructureScan scan, YamlNode item, NodePath path)
    {
        var patch = item.Resolved is YamlMapping entry ? entry.Find("patch") : item;
        if (patch?.Resolved is not YamlScalar scalar || EmbeddedDocuments.Read(scalar.Value, scan.Budget) is not { } documents)
        {
            return;
        }

        var at = item.Resolved is YamlMapping ? path.Child("patch") : path;
        ScanPatch(scan.Into(scalar), documents, at, KustomizationFiles.TargetsSecret(item));
    }

    private static void ScanPatch(StructureScan scan, IEnumerable<YamlNode> documents, NodePath at, bool targetsSecret)
    {
        foreach (var root in documents)
        {
            var values = root.Resolved switch
            {
                YamlMapping mapping when targetsSecret || mapping.FindText("kind") == "Secret" => SecretScanner.Values(mapping, at, scan.Budget),
                YamlSequence operations when targetsSecret => operations.Items.SelectMany((operation, index) => OperationValues(operation, at.Item(index))),
                _ => [],
            };
            foreach (var (node, where, value) in values)
            {
                scan.Add(KustomizeRules.SecretPatch, node, where, value);
            }
        }
    }

    // Source: RFC 6902 s4: add and replace carry a value.
    private static IEnumerable<(YamlNode Node, NodePath Path, string Value)> OperationValues(YamlNode node, NodePath path)
    {
        if (node.Resolved is not YamlMapping operation || operation.Find("value") is not { } value || operation.FindText("path") is not { } pointer
            || !(pointer.StartsWith("/data", StringComparison.Ordinal) || pointer.StartsWith("/stringData", StringComparison.Ordinal)))
        {
            return [];
        }

        return value.Leaves(path.Child("value")).Select(leaf => (leaf.Node, leaf.Path, Text: leaf.Node.Text() ?? "")).Where(leaf => !Placeholders.IsHarmless(leaf.Text));
    }
}
