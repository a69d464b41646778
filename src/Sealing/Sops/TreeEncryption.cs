using System.Globalization;
using Sealing.Yaml;

namespace Sealing.Sops;

/// <summary>Encrypts the values of a document that its rules select.</summary>
internal sealed class TreeEncryption(SopsStore store, ValueCipher cipher, SopsMetadata metadata)
{
    /// <summary>What the text must hold afterwards.</summary>
    public byte[] Expected { get; private set; } = [];

    /// <summary>Makes the edits and gives the metadata with the new code and time.</summary>
    public SopsMetadata Encrypt(TextEdits edits, TimeProvider time)
    {
        var selector = new ValueSelector(metadata.Selection);
        selector.Select(store.Items);
        using var mac = new TreeMac(metadata.MacOnlyEncrypted);
        using var expected = new ContentDigest();
        foreach (var (item, ciphertext) in ItemsInBatches.Map(store.Items, cipher, Encrypt))
        {
            if (item.Kind is not (SopsItemKind.Value or SopsItemKind.Comment))
            {
                continue;
            }

            mac.Add(item.Value, item.IsSelected);
            var written = ciphertext is null ? item.Value : Write(edits, item, ciphertext, selector);
            if (item.Kind == SopsItemKind.Value)
            {
                expected.Add(item.Path, written);
            }
        }

        Expected = expected.Finish();
        store.FinishEncryption(edits);
        return Sign(metadata, mac, cipher, time);
    }

    /// <summary>The metadata with the message authentication code and the time that it is bound to.</summary>
    public static SopsMetadata Sign(SopsMetadata metadata, TreeMac mac, ValueCipher cipher, TimeProvider time)
    {
        var now = time.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        return metadata with { LastModified = now, Mac = cipher.Encrypt(SopsValue.String(mac.Finish()), now) };
    }

    private static string? Encrypt(SopsItem item, ValueCipher cipher) =>
        item.IsSelected && item.HasContent ? cipher.Encrypt(item.Value, item.Aad) : null;

    private SopsValue Write(TextEdits edits, SopsItem item, string ciphertext, ValueSelector selector)
    {
        if (item.IsComment && selector.IsMarker(ciphertext))
        {
            throw new SopsException(SopsFailure.InvalidMetadata, "the regular expression for comments matches comments that are encrypted");
        }

        store.Encrypt(edits, item, ciphertext);
        return SopsValue.String(ciphertext);
    }
}
