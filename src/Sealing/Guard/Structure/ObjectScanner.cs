using Sealing.Guard.Content;
using Sealing.Guard.Rules;
using Sealing.Guard.Sops;
using Sealing.Syntax;

namespace Sealing.Guard.Structure;

/// <summary>Objects by their kind: the roots of documents and the items of lists.</summary>
internal sealed class ObjectScanner(StructureScan scan)
{
    private const int MaxListDepth = 16;

    private readonly SettingsScanner _settings = new(scan);

    public void ScanAll(IReadOnlyList<YamlDocument> documents)
    {
        var written = documents.Where(document => !document.IsEmpty).ToList();
        var first = written.Select(document => SopsProtection.Of(document.Root)).FirstOrDefault(protection => protection is not null);
        foreach (var document in written)
        {
            var path = documents.Count > 1 ? NodePath.Root.Child("doc").Item(document.Number) : NodePath.Root;
            ScanDocument(document.Root, path, first, isMember: written.Count > 1);
        }
    }

    private void ScanDocument(YamlNode root, NodePath path, SopsProtection? first, bool isMember)
    {
        if (root.Resolved is YamlMapping mapping && SopsProtection.Of(root) is { } protection)
        {
            SopsFileScanner.ScanEncrypted(scan, mapping, path, protection);
            SopsFileScanner.ScanRecipients(scan, mapping, path, protection);
            return;
        }

        if (first is not null && root.Resolved is YamlMapping plain && SopsFileScanner.ScanEncrypted(scan, plain, path, first))
        {
            return; // sops writes its metadata into each document: this one was added without it
        }

        var isMissing = first is null && SopsFileScanner.ScanMissing(scan, root, path);
        if (!isMissing || scan.Facts.SopsRuleFor(scan.Path) is null)
        {
            ScanObject(root, path, isMember ? ManifestRules.SecretInList : ManifestRules.SecretValue, depth: 0);
        }
    }

    private void ScanObject(YamlNode node, NodePath path, GuardRule rule, int depth, string? impliedKind = null)
    {
        if (node.Resolved is YamlSequence list)
        {
            ScanItems(list.Items, path, depth, impliedKind: null);
            return;
        }

        if (node.Resolved is not YamlMapping mapping)
        {
            return;
        }

        var kind = mapping.FindText("kind") ?? impliedKind;
        if (kind?.EndsWith("List", StringComparison.Ordinal) == true && mapping.Find("items")?.Resolved is YamlSequence items && depth < MaxListDepth)
        {
            ScanItems(items.Items, path.Child("items"), depth, kind == "List" ? null : kind[..^4]);
            return;
        }

        ScanKind(kind, mapping, path, rule);
    }

    private void ScanItems(IReadOnlyList<YamlNode> items, NodePath path, int depth, string? impliedKind)
    {
        for (var i = 0; i < items.Count; i++)
        {
            ScanObject(items[i], path.Item(i), ManifestRules.SecretInList, depth + 1, impliedKind);
        }
    }

    private void ScanKind(string? kind, YamlMapping mapping, NodePath path, GuardRule rule)
    {
        switch (kind)
        {
            case "Secret" when SecretScanner.HoldsData(mapping) || mapping.Find("metadata") is not null:
                SecretScanner.Scan(scan, mapping, path, rule);
                _settings.Scan(Metadata(mapping), path.Child("metadata"), ConfigurationRules.ConfigurationValue);
                break;
            case "SealedSecret":
                SealedSecretScanner.Scan(scan, mapping, path);
                _settings.Scan(Metadata(mapping), path.Child("metadata"), ConfigurationRules.ConfigurationValue);
                ScanTemplateMetadata(mapping, path);
                break;
            case "SopsSecret":
                SopsFileScanner.ScanSopsSecret(scan, mapping, path);
                break;
            default:
                ScanOther(kind, mapping, path);
                break;
        }
    }

    private void ScanOther(string? kind, YamlMapping mapping, NodePath path)
    {
        if (CredentialScanner.IsKubeConfig(mapping))
        {
            CredentialScanner.ScanKubeConfig(scan, mapping, path);
            return;
        }

        KustomizeScanner.Scan(scan, mapping, path);
        _settings.Scan(mapping, path, RuleFor(kind, mapping));
    }

    private GuardRule RuleFor(string? kind, YamlMapping mapping) => kind switch
    {
        "ConfigMap" => ConfigurationRules.ConfigMapValue,
        "HelmRelease" or "Application" or "ApplicationSet" or "HelmChart" or "HelmChartConfig" => ConfigurationRules.ReleaseValue,
        "Kustomization" when mapping.FindMapping("spec") is not null => ConfigurationRules.ReleaseValue,
        null when FileNames.IsHelmValues(scan.Path) => ConfigurationRules.HelmValue,
        _ => ConfigurationRules.ConfigurationValue,
    };

    private void ScanTemplateMetadata(YamlMapping mapping, NodePath path)
    {
        if (mapping.FindMapping("spec")?.FindMapping("template") is { } template)
        {
            _settings.Scan(Metadata(template), path.Child("spec").Child("template").Child("metadata"), ConfigurationRules.ConfigurationValue);
        }
    }

    private static YamlNode Metadata(YamlMapping mapping) => mapping.Find("metadata") ?? mapping.Entries[0].Key;
}
