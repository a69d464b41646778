using Sealing.Sops.Stores;
using Sealing.Sops.Values;
using Sealing.Text;

namespace Sealing.Sops.Trees;

/// <summary>The text of a document's metadata with another time and another message authentication code, and nothing else changed.</summary>
internal static class MetadataSwap
{
    private const string LastModified = "lastmodified";

    /// <summary>Null where the text does not hold the two as they are.</summary>
    public static string? Update(SopsStore store, SopsMetadata before, SopsMetadata after)
    {
        var text = store.MetadataText;
        var time = MetadataText.Of(MetadataText.Find(store.Metadata!, LastModified)) ?? "";
        var field = text.IndexOf(LastModified, StringComparison.Ordinal);
        var at = field < 0 || time.Length == 0 ? -1 : text.IndexOf(time, field, StringComparison.Ordinal);
        if (at < 0 || before.Mac.Length == 0 || !text.Contains(before.Mac, StringComparison.Ordinal))
        {
            return null;
        }

        var edits = new TextEdits(text);
        var mac = text.IndexOf(before.Mac, StringComparison.Ordinal);
        edits.Replace(at, at + time.Length, after.LastModified);
        edits.Replace(mac, mac + before.Mac.Length, after.Mac);
        return edits.Apply();
    }
}
