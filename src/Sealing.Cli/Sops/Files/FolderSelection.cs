using Sealing.Manifests;
using Sealing.Sops;

namespace Sealing.Cli.Sops.Files;

/// <summary>
/// Which files of a folder are encrypted: a rule is seldom written with all files of a repository in mind, and those that programs and people read
/// as they are would be lost to them.
/// </summary>
internal static class FolderSelection
{
    private const string Stem = "a-file-that-no-rule-names";
    private const string Extension = ".any";

    private static readonly string[] Texts = ["README", "LICENSE", "LICENCE", "COPYING", "NOTICE", "CHANGELOG"];

    /// <summary>Why a file is left alone that a rule is for, or null where it is taken.</summary>
    /// <param name="file">The file.</param>
    /// <param name="rule">The rule.</param>
    /// <param name="path">The path of the file as rules are matched with it.</param>
    public static string? Refusal(DocumentFile file, SopsCreationRule rule, string path)
    {
        var isForAll = rule.Matches(Stem + Extension);
        if (!isForAll && !rule.Matches(Sibling(path, file.Format)))
        {
            return null; // it is meant
        }

        var objects = Objects(file);
        return Hidden(path, file.Format) ?? Readable(Path.GetFileName(path)) ?? Certificate(file) ?? (objects == KubernetesObjects.Others ? "no Kubernetes Secret" : null)
            ?? (isForAll && objects != KubernetesObjects.Secrets && file.Format != SopsFormat.Dotenv ? "only a rule for all paths is for it" : null);
    }

    // A rule that is for any other file beside this one is not about what this one is.
    private static string Sibling(string path, SopsFormat format) =>
        Path.Combine(Path.GetDirectoryName(path) ?? "", Stem + (format == SopsFormat.Binary ? Extension : Path.GetExtension(path)));

    private static string? Hidden(string path, SopsFormat format) =>
        format != SopsFormat.Dotenv && path.Split(Path.DirectorySeparatorChar).Any(part => part is ['.', not '.', ..]) ? "a hidden file" : null;

    private static string? Readable(string name) => name switch
    {
        "kustomization.yaml" or "kustomization.yml" or "Kustomization" => "a kustomization",
        _ when Path.GetExtension(name).ToUpperInvariant() is ".MD" or ".MARKDOWN" => "Markdown",
        _ when Array.Exists(Texts, text => Path.GetFileNameWithoutExtension(name).Equals(text, StringComparison.OrdinalIgnoreCase)) => "a text for readers",
        _ => null,
    };

    private static string? Certificate(DocumentFile file) =>
        file.Format == SopsFormat.Binary && file.Bytes.IndexOf("-----BEGIN CERTIFICATE"u8) >= 0 && file.Bytes.IndexOf("PRIVATE KEY-----"u8) < 0 ? "a certificate" : null;

    private static KubernetesObjects Objects(DocumentFile file)
    {
        if (file.Format is not (SopsFormat.Yaml or SopsFormat.Json))
        {
            return KubernetesObjects.None;
        }

        try
        {
            var items = ManifestStream.Read(file.Bytes).Items;
            return items.Any(item => item.Kind == "Secret") ? KubernetesObjects.Secrets
                : items.Any(item => item.Fields.Find("apiVersion") is not null) ? KubernetesObjects.Others : KubernetesObjects.None;
        }
        catch (SealingException)
        {
            return KubernetesObjects.None; // a list, or broken: encrypting it says so
        }
    }

    private enum KubernetesObjects
    {
        None,
        Secrets,
        Others,
    }
}
