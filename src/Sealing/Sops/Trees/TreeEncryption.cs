using System.Globalization;
using Sealing.Sops.Selection;
using Sealing.Sops.Stores;
using Sealing.Sops.Values;
using Sealing.Text;

namespace Sealing.Sops.Trees;

/// <summary>Encrypts the values of a document that its rules select.</summary>
/// <param name="store">The document.</param>
/// <param name="cipher">With the data key.</param>
/// <param name="metadata">What says which values are encrypted.</param>
/// <param name="before">The encrypted document in whose place this one comes, or null.</param>
/// <param name="contents">What takes in the ciphertext of a large binary file; null for any other document.</param>
internal sealed class TreeEncryption(SopsStore store, ValueCipher cipher, SopsMetadata metadata, OpenedItems? before = null, LongCiphertext? contents = null)
{
    /// <summary>For each item the number of the one before whose ciphertext it has, or -1.</summary>
    public int[]? Pairs { get; private set; }

    /// <summary>The <see cref="TreeDigest"/> of what is encrypted.</summary>
    public byte[] Contents { get; private set; } = [];

    /// <summary>Makes the edits and gives the metadata with the new code and time.</summary>
    public SopsMetadata Encrypt(TextEdits edits, TimeProvider time)
    {
        var selector = new ValueSelector(metadata.Selection);
        selector.Select(store.Items);
        Pairs = before?.Pair(store.Items);
        using var mac = new TreeMac(metadata.MacOnlyEncrypted);
        using var digest = new TreeDigest();
        foreach (var (item, ciphertext) in ItemsInBatches.Map(store.Items, cipher, Encrypt))
        {
            digest.Add(item, item.Value);
            mac.Add(item.Value, item.IsSelected);
            if (ciphertext is not null)
            {
                Write(edits, item, ciphertext, selector);
            }
        }

        Contents = digest.Finish();
        store.FinishEncryption(edits);
        return Sign(metadata, mac, cipher, time);
    }

    /// <summary>The metadata with the message authentication code and the time that it is bound to.</summary>
    public static SopsMetadata Sign(SopsMetadata metadata, TreeMac mac, ValueCipher cipher, TimeProvider time)
    {
        var now = time.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        return metadata with { LastModified = now, Mac = cipher.Encrypt(SopsValue.String(mac.Finish()), now) };
    }

    private string? Encrypt(int index, ValueCipher fork)
    {
        var item = store.Items[index];
        return Pairs?[index] is >= 0 and var pair ? before!.Ciphertext(pair) : item.IsSelected && item.HasContent ? fork.Encrypt(item.Value, item.Aad, contents) : null;
    }

    private void Write(TextEdits edits, SopsItem item, string ciphertext, ValueSelector selector)
    {
        if (item.IsComment && selector.IsMarker(ciphertext))
        {
            throw new SealingException(ErrorKind.InvalidMetadata, "the regular expression for comments matches comments that are encrypted");
        }

        store.Encrypt(edits, item, ciphertext);
    }
}
