using Sealing.Data;
using Sealing.Sops.Values;

namespace Sealing.Cli.Repository.Krm;

/// <summary>A Secret made of files, as an item of <c>secretFrom</c> says.</summary>
internal static class GeneratedSecret
{
    private const string Annotations = "kustomize.config.k8s.io/";

    /// <exception cref="SealingException">A file cannot be used, or two of them have one key.</exception>
    public static ManifestMap Of(ManifestMap item, SopsFiles files)
    {
        var metadata = KrmText.MapOf(item, "metadata") ?? new ManifestMap();
        if (KrmText.TextOf(metadata, "name") is not { Length: > 0 } name)
        {
            throw new SealingException("secretFrom: metadata.name is missing");
        }

        var texts = Generator.Texts(item, "files").Select(Keyed).Select(file => (file.Key, (ManifestValue)new ManifestText(files.ReadText(file.Path))))
            .Concat(Generator.Texts(item, "envs").SelectMany(files.ReadEntries).Select(entry => (entry.Key!, (ManifestValue)new ManifestText(entry.Text))));
        var bytes = Generator.Texts(item, "binaryFiles").Select(Keyed).Select(file => (file.Key, (ManifestValue)new ManifestText(Convert.ToBase64String(files.Read(file.Path)))));
        return new ManifestMap().Add("apiVersion", "v1").Add("kind", "Secret").Add("metadata", Annotated(metadata, item))
            .AddIfPresent("type", KrmText.TextOf(item, "type"))
            .AddIfPresent("data", Distinct(bytes, name)).AddIfPresent("stringData", Distinct(texts, name));
    }

    private static (string Key, string Path) Keyed(string file)
    {
        var end = file.IndexOf('=', StringComparison.Ordinal);
        return end < 0 ? (Path.GetFileName(file), file) : (file[..end], file[(end + 1)..]);
    }

    private static ManifestMap Distinct(IEnumerable<(string Key, ManifestValue Value)> entries, string name)
    {
        var map = new ManifestMap();
        foreach (var (key, value) in entries)
        {
            _ = MetadataText.Find(map, key) is null ? map.Add(key, value) : throw new SealingException($"Secret {name}: two files have the key {key}") { Hint = "name one of them as KEY=PATH" };
        }

        return map;
    }

    // kustomize reads these, and takes them away.
    private static ManifestMap Annotated(ManifestMap metadata, ManifestMap item)
    {
        var notes = KrmText.MapOf(metadata, "annotations") ?? new ManifestMap();
        notes = KrmText.TextOf(item, "behavior") is { } behavior ? KrmText.With(notes, Annotations + "behavior", new ManifestText(behavior)) : notes;
        notes = KrmText.TextOf(item, "needsHash") == "true" ? KrmText.With(notes, Annotations + "needs-hash", new ManifestText("true")) : notes;
        return notes.Entries.Count > 0 ? KrmText.With(metadata, "annotations", notes) : metadata;
    }
}
