using Sealing.Sops.Selection;
using Sealing.Sops.Stores;
using Sealing.Sops.Values;
using Sealing.Text;

namespace Sealing.Sops.Trees;

/// <summary>Puts the ciphertexts of another data key in the places of those that are there, in the same quotes and blocks.</summary>
internal sealed class TreeRotation(SopsStore store, TreeDecryption decryption, ValueCipher cipher, SopsMetadata metadata)
{
    private readonly ValueSelector _selector = new(metadata.Selection);

    /// <summary>Makes the edits and gives the metadata with the new code and time.</summary>
    public SopsMetadata Rotate(string text, TextEdits edits, TimeProvider time)
    {
        using var mac = new TreeMac(metadata.MacOnlyEncrypted);
        for (var i = 0; i < store.Items.Count; i++)
        {
            var (item, value) = (store.Items[i], decryption.Values[i]);
            mac.Add(value, item.IsSelected);
            if (decryption.IsDecrypted(i))
            {
                Swap(text, edits, item, value);
            }
            else if (item is { IsComment: true, IsSelected: true, HasContent: true } && !EncryptedText.IsWhole(value.TextSpan))
            {
                store.Encrypt(edits, item, cipher.Encrypt(value, item.Aad)); // written beside the ciphertext by hand
            }
        }

        return TreeEncryption.Sign(metadata, mac, cipher, time);
    }

    private void Swap(string text, TextEdits edits, SopsItem item, SopsValue value)
    {
        var ciphertext = cipher.Encrypt(value, item.Aad);
        if (item.IsComment && _selector.IsMarker(ciphertext))
        {
            throw new SealingException(ErrorKind.InvalidMetadata, "the regular expression for comments matches comments that are encrypted");
        }

        store.Rotate(text, edits, item, ciphertext);
    }
}
