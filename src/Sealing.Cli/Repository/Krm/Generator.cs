using Sealing.Data;

namespace Sealing.Cli.Repository.Krm;

/// <summary>
/// Makes objects by a configuration: <c>files</c> are put out decrypted, as they are; each of <c>secretFrom</c> becomes a Secret. <c>SealGenerator</c> also takes files
/// that are not encrypted, and <c>behavior</c> and <c>needsHash</c> beside <c>metadata</c>.
/// </summary>
internal static class Generator
{
    private const string Kind = "SealGenerator";
    private const string KsopsVersion = "viaduct.ai/v1";

    /// <exception cref="SealingException">The configuration is another, names nothing, or one of its files cannot be used.</exception>
    public static IReadOnlyList<ManifestMap> Run(ManifestMap configuration)
    {
        var (kind, version) = (KrmText.TextOf(configuration, "kind"), KrmText.TextOf(configuration, "apiVersion"));
        var isKsops = version == KsopsVersion && string.Equals(kind, KrmCommand.Ksops, StringComparison.OrdinalIgnoreCase);
        if (!isKsops && kind != Kind)
        {
            throw new SealingException($"nothing is known of a configuration of kind {kind ?? "(none)"} and version {version ?? "(none)"}")
            {
                Hint = $"kinds are {Kind} and {Transformer.Kind} of any version, and {KrmCommand.Ksops} of {KsopsVersion}",
            };
        }

        var files = new SopsFiles(takesPlain: !isKsops);
        ManifestMap[] made = [.. Texts(configuration, "files").SelectMany(path => Objects(files, path)), .. KrmText.ItemsOf(configuration, "secretFrom").Select(item => Secret(files, item))];
        return made.Length > 0 || KrmText.ItemsOf(configuration, "files").Any() ? made : throw new SealingException("missing configuration: there must be files or secretFrom");
    }

    private static IEnumerable<ManifestMap> Objects(SopsFiles files, string path)
    {
        var plain = files.Read(path);
        return SopsFiles.Within(path, () => KrmText.Read(plain));
    }

    private static ManifestMap Secret(SopsFiles files, ManifestValue item) => item is ManifestMap map
        ? GeneratedSecret.Of(map, files)
        : throw new SealingException("secretFrom: each item is a map with metadata, and files, binaryFiles or envs");

    /// <summary>The texts of a list.</summary>
    /// <exception cref="SealingException">An item is something else.</exception>
    public static IEnumerable<string> Texts(ManifestMap map, string name) =>
        KrmText.ItemsOf(map, name).Select(item => item is ManifestText text ? text.Value : throw new SealingException($"{name}: each item is the path of a file"));
}
