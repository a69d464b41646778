using System.Text;
using Sealing.Cli.Host.Processes;
using Sealing.Cli.Sops.Keys;
using Sealing.Data;
using Sealing.Sops;

namespace Sealing.Cli.Repository.Krm;

/// <summary>Decrypts the objects that are SOPS files, wherever they come from; all others stay as they are.</summary>
internal sealed class Transformer
{
    public const string Kind = "SealTransformer";

    // What kustomize writes into each object on its way through functions: SOPS has not seen it.
    private static readonly string[] Added = ["internal.config.kubernetes.io/", "config.kubernetes.io/", "config.k8s.io/"];

    private readonly SopsKeyServices _services = KeyServices.Create();

    /// <exception cref="SealingException">It cannot be decrypted, or was changed after it was encrypted.</exception>
    public ManifestMap Open(ManifestMap item)
    {
        if (KrmText.MapOf(item, "sops") is null)
        {
            return item;
        }

        var metadata = KrmText.MapOf(item, "metadata") ?? new ManifestMap();
        var notes = KrmText.MapOf(metadata, "annotations") ?? new ManifestMap();
        var (added, own) = (notes.Entries.Where(IsAdded).ToList(), ManifestMap.OfValues(notes.Entries.Where(note => !IsAdded(note))));
        var opened = Decrypt(added.Count == 0 ? item : KrmText.With(item, "metadata", KrmText.With(metadata, "annotations", own.Entries.Count > 0 ? own : null)), KrmText.TextOf(metadata, "name"));
        return added.Count == 0 ? opened : WithNotes(opened, added);
    }

    private static ManifestMap WithNotes(ManifestMap item, IEnumerable<KeyValuePair<string, ManifestValue>> added)
    {
        var metadata = KrmText.MapOf(item, "metadata") ?? new ManifestMap();
        IEnumerable<KeyValuePair<string, ManifestValue>> own = KrmText.MapOf(metadata, "annotations")?.Entries ?? [];
        return KrmText.With(item, "metadata", KrmText.With(metadata, "annotations", ManifestMap.OfValues(own.Concat(added))));
    }

    private ManifestMap Decrypt(ManifestMap item, string? name) => SopsFiles.Within("object " + (name ?? "without a name"), () =>
    {
        var document = SopsDocument.Parse(Encoding.UTF8.GetBytes(KrmText.Write(item)), SopsFormat.Yaml);
        using var key = Waiting.For(cancel => _services.UnlockAsync(document.Metadata!, cancel).AsTask());
        return KrmText.Read(document.Decrypt(key))[0];
    });

    private static bool IsAdded(KeyValuePair<string, ManifestValue> note) => Array.Exists(Added, start => note.Key.StartsWith(start, StringComparison.Ordinal));
}
