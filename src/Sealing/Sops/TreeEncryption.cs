using System.Globalization;
using Sealing.Yaml;

namespace Sealing.Sops;

/// <summary>Encrypts the values of a document that its rules select.</summary>
internal sealed class TreeEncryption(SopsStore store, ValueCipher cipher, SopsMetadata metadata)
{
    private readonly List<ExpectedValue> _expected = [];

    /// <summary>What the text must hold afterwards.</summary>
    public IReadOnlyList<ExpectedValue> Expected => _expected;

    /// <summary>Makes the edits and gives the metadata with the new code and time.</summary>
    public SopsMetadata Encrypt(TextEdits edits, TimeProvider time)
    {
        var selector = new ValueSelector(metadata.Selection);
        selector.Select(store.Items);
        using var mac = new TreeMac(metadata.MacOnlyEncrypted);
        foreach (var item in store.Items)
        {
            if (item.Kind is not (SopsItemKind.Value or SopsItemKind.Comment))
            {
                continue;
            }

            mac.Add(item.Value, item.IsSelected);
            var written = item.IsSelected && item.HasContent ? Encrypt(edits, item, selector) : item.Value;
            if (item.Kind == SopsItemKind.Value && written.Type != SopsType.Null)
            {
                _expected.Add(new ExpectedValue(item.Path.Aad, written));
            }
        }

        store.FinishEncryption(edits);
        return Sign(metadata, mac, cipher, time);
    }

    /// <summary>The metadata with the message authentication code and the time that it is bound to.</summary>
    public static SopsMetadata Sign(SopsMetadata metadata, TreeMac mac, ValueCipher cipher, TimeProvider time)
    {
        var now = time.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        return metadata with { LastModified = now, Mac = cipher.Encrypt(SopsValue.String(mac.Finish()), now) };
    }

    private SopsValue Encrypt(TextEdits edits, SopsItem item, ValueSelector selector)
    {
        var ciphertext = cipher.Encrypt(item.Value, item.Aad);
        if (item.IsComment && selector.IsMarker(ciphertext))
        {
            throw new SopsException(SopsFailure.InvalidMetadata, "the regular expression for comments matches comments that are encrypted");
        }

        store.Encrypt(edits, item, ciphertext);
        return SopsValue.String(ciphertext);
    }
}
