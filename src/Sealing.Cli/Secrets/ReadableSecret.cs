using System.Text;
using System.Text.Unicode;
using Sealing.Data;
using Sealing.Manifests;

namespace Sealing.Cli.Secrets;

/// <summary>A Secret as people read and edit it: texts under <c>stringData</c>; other bytes need the base64 of <c>data</c>.</summary>
internal static class ReadableSecret
{
    public static ManifestMap Manifest(SecretManifest secret)
    {
        var map = new ManifestMap().Add("apiVersion", "v1").Add("kind", "Secret").Add("metadata", secret.Metadata.Write()).AddIfPresent("immutable", secret.Immutable);
        foreach (var (name, values) in Values(secret, _ => false).Entries)
        {
            map.Add(name, values);
        }

        return map.AddIfPresent("type", secret.Type);
    }

    /// <param name="secret">The Secret.</param>
    /// <param name="isInData">Whether a key stands under <c>data</c> in any case.</param>
    public static ManifestMap Values(SecretManifest secret, Predicate<string> isInData)
    {
        var parts = secret.Data.OrderBy(entry => entry.Key, StringComparer.Ordinal).ToLookup(entry => !isInData(entry.Key) && Utf8.IsValid(entry.Value) && !entry.Value.AsSpan().Contains((byte)0));
        return new ManifestMap()
            .AddIfPresent("data", parts[false].Select(entry => KeyValuePair.Create(entry.Key, Convert.ToBase64String(entry.Value))))
            .AddIfPresent("stringData", parts[true].Select(entry => KeyValuePair.Create(entry.Key, Encoding.UTF8.GetString(entry.Value))));
    }
}
