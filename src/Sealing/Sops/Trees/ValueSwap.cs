using Sealing.Sops.Stores;
using Sealing.Sops.Values;
using Sealing.Text;

namespace Sealing.Sops.Trees;

/// <summary>
/// Puts the ciphertext of another value in the place of one that is there. It is made in the encrypted text, of which nothing else changes but the time and the
/// message authentication code, so that the plaintext of the document need not be written and read for it.
/// </summary>
/// <param name="store">The document.</param>
/// <param name="opened">The same, opened.</param>
/// <param name="index">The number of the item.</param>
/// <param name="value">What it is to hold.</param>
internal sealed class ValueSwap(SopsStore store, TreeDecryption opened, int index, SopsValue value)
{
    /// <summary>Whether there is ciphertext whose place the other value can take.</summary>
    public bool IsPossible => opened.IsDecrypted(index) && value.Type != SopsType.Null && !value.IsEmpty && store.TakesValue(store.Items[index], value);

    /// <summary>Whether it holds that value already.</summary>
    public bool IsDone => opened.Values[index].Is(value);

    /// <summary>Makes the edits and gives the metadata with the new code and time.</summary>
    public SopsMetadata Swap(string text, TextEdits edits, ValueCipher cipher, SopsMetadata metadata, TimeProvider time)
    {
        using var mac = new TreeMac(metadata.MacOnlyEncrypted);
        for (var i = 0; i < store.Items.Count; i++)
        {
            mac.Add(ValueOf(i), store.Items[i].IsSelected);
        }

        store.Rotate(text, edits, store.Items[index], cipher.Encrypt(value, store.Items[index].Aad));
        return TreeEncryption.Sign(metadata, mac, cipher, time);
    }

    /// <summary>The <see cref="TreeDigest"/> of the document afterwards.</summary>
    public byte[] Contents()
    {
        using var digest = new TreeDigest();
        for (var i = 0; i < store.Items.Count; i++)
        {
            digest.Add(store.Items[i], ValueOf(i));
        }

        return digest.Finish();
    }

    /// <summary>All others keep their ciphertext.</summary>
    public KnownItems Known() => new(opened.Opened(), [.. Enumerable.Range(0, store.Items.Count).Select(i => i != index && opened.IsDecrypted(i) ? i : -1)]);

    private SopsValue ValueOf(int i) => i == index ? value : opened.Values[i];
}
