using Sealing.Cli.SealedSecrets.Delivery;
using Sealing.Cli.Sops.Arguments;
using Sealing.Cli.Sops.Files;
using Sealing.Manifests;
using Sealing.Sops;
using Sealing.Syntax;
using Sealing.Syntax.Editing;

namespace Sealing.Cli.Secrets.Creation;

/// <summary>Encrypts Secrets with SOPS: as new files, by the creation rule of their paths, or into the Secret that a file holds, all else of which stays.</summary>
/// <param name="format">The format of a flag, or null.</param>
internal sealed class SopsWriter(ManifestFormat? format) : ISecretWriter
{
    private readonly SopsArguments _arguments = SopsArguments.Standard();

    public WrittenSecret Write(SecretPlace place, SecretManifest secret, byte[]? existing)
    {
        var file = place.File ?? throw new SealingException("--sops needs a path, by which the creation rule is found") { Hint = "--to says it" };
        var keys = string.Join(", ", secret.Data.Keys.Order(StringComparer.Ordinal));
        return existing is null
            ? new WrittenSecret(Create(file, secret), $"new Secret {Name(secret)}, encrypted with SOPS: {keys}")
            : new WrittenSecret(Merge(file, secret), $"merged into Secret {Name(secret)}, encrypted with SOPS: {keys}");
    }

    private static string Name(SecretManifest secret) => $"{(secret.Metadata.Namespace is { } space ? space + "/" : "")}{secret.Metadata.Name}";

    private byte[] Create(string file, SecretManifest secret)
    {
        var target = format ?? (Path.GetExtension(file) == ".json" ? ManifestFormat.Json : ManifestFormat.Yaml);
        return Cleared.Use(target.WriteUtf8(ReadableSecret.Manifest(secret)), plain =>
        {
            var document = SopsDocument.Parse(plain, SopsFormats.Of(null, file));
            return new Documents(_arguments).Encrypt(document, NewFileSettings.For(_arguments, file));
        });
    }

    private byte[] Merge(string file, SecretManifest secret)
    {
        using var source = DocumentFile.Read(_arguments, file);
        return new Documents(_arguments).Change(source, (document, key) => Cleared.Use(document.Decrypt(key), plain =>
            Cleared.Use(Lay(plain, secret), changed => document.Update(changed, key, TimeProvider.System))))!;
    }

    // A key that stands under data stays there.
    private static byte[] Lay(byte[] plain, SecretManifest secret)
    {
        var source = SourceText.Decode(plain);
        var stream = ManifestStream.ReadObjects(source);
        if (stream.Items is not [{ Kind: "Secret" } item] || item.Fields.Object("metadata")?.Text("name") != secret.Metadata.Name)
        {
            throw new SealingException($"it has no Secret {secret.Metadata.Name} alone to merge into") { Hint = "name a file that is not there yet" };
        }

        var data = item.Fields.Object("data")?.Entries.Select(entry => entry.Key).ToHashSet(StringComparer.Ordinal) ?? [];
        return source.Encode(NodeOverlay.Apply(source.Text, (YamlMapping)item.Fields.Node.Resolved, ReadableSecret.Values(secret, data.Contains), stream.Format == ManifestFormat.Json));
    }
}
