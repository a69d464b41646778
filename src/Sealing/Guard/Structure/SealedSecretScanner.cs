using System.Buffers;
using System.Buffers.Binary;
using Sealing.Guard.Rules;
using Sealing.Guard.Values;
using Sealing.Yaml;

namespace Sealing.Guard.Structure;

/// <summary>SealedSecrets: items that are not ciphertext, and plaintext in the template.</summary>
internal static class SealedSecretScanner
{
    private const int MinLength = 200;
    private const int MinModulusSize = 128; // bytes: RSA-1024, the smallest that was ever sealed with
    private const int MaxModulusSize = 2048;

    private static readonly SearchValues<char> Alphabet = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/ \n\r");

    public static void Scan(StructureScan scan, YamlMapping manifest, NodePath path)
    {
        var spec = manifest.FindMapping("spec");
        var items = spec?.FindMapping("encryptedData");
        foreach (var (name, node) in items?.Entries() ?? [])
        {
            if (node.Text() is { } text && !Placeholders.IsHarmless(text) && !IsSealed(text))
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

    // Whether it opens is for seal verify. Here it is enough that no text begins with the length of an RSA block; one that was cut short leaks nothing.
    private static bool IsSealed(string text)
    {
        var compact = text.AsSpan().TrimEnd('=');
        Span<byte> prefix = stackalloc byte[3];
        return compact.Length >= MinLength
            && !compact.ContainsAnyExcept(Alphabet)
            && Convert.TryFromBase64Chars(compact[..4], prefix, out _)
            && BinaryPrimitives.ReadUInt16BigEndian(prefix) is >= MinModulusSize and <= MaxModulusSize and var length
            && length % 64 == 0;
    }
}
