using Sealing.Guard.Content;
using Sealing.Guard.Rules;
using Sealing.Guard.Values;
using Sealing.Syntax;

namespace Sealing.Guard.Structure;

/// <summary>SealedSecrets: items that are not ciphertext, and plaintext in the template.</summary>
internal static class SealedSecretScanner
{
    public static void Scan(StructureScan scan, YamlMapping manifest, NodePath path)
    {
        var spec = manifest.FindMapping("spec");
        var items = spec?.FindMapping("encryptedData");
        foreach (var (name, node) in items?.Entries() ?? [])
        {
            if (node.Text() is { } text && !Placeholders.IsHarmless(text))
            {
                scan.Add(ManifestRules.NotSealed, node, path.Child("spec").Child("encryptedData").Child(name), text);
            }
        }

        ScanPlainData(scan, manifest, path);
        if (spec is not null)
        {
            ScanPlainData(scan, spec, path.Child("spec"));
        }

        if (spec?.FindMapping("template") is { } template)
        {
            ScanTemplate(scan, template, path.Child("spec").Child("template"));
        }
    }

    // The API server drops the fields of a Secret here; who reads the repository does not.
    private static void ScanPlainData(StructureScan scan, YamlMapping fields, NodePath path)
    {
        foreach (var (node, at, value) in SecretScanner.Values(fields, path, scan.Budget))
        {
            scan.Add(ManifestRules.SecretValue, node, at, value);
        }
    }

    // A template may lay settings beside the secret: where neither name nor value speaks of a secret, it is a warning.
    private static void ScanTemplate(StructureScan scan, YamlMapping template, NodePath path)
    {
        foreach (var (node, at, value) in SecretScanner.Values(template, path, scan.Budget, isTemplate: true))
        {
            var isSecret = SensitiveNames.Match(at.Step) || Strength.IsStrong(value) || Strength.HasStrongPart(value);
            scan.Add(ManifestRules.SealedTemplate, node, at, value, isSecret ? null : GuardSeverity.Warning);
        }
    }
}
