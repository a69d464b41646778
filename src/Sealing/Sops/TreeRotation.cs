using Sealing.Yaml;

namespace Sealing.Sops;

/// <summary>Puts the ciphertexts of another data key in the places of those that are there, in the same quotes and blocks.</summary>
internal sealed class TreeRotation(SopsStore store, TreeDecryption decryption, ValueCipher cipher, SopsMetadata metadata)
{
    private const string Start = "ENC[";

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

    // The last bracket stays: it may be escaped.
    private void Swap(string text, TextEdits edits, SopsItem item, SopsValue value)
    {
        var place = store.PlaceOf(item)!.Value;
        var source = place.In(text);
        var start = source.IndexOf(Start, StringComparison.Ordinal);
        var end = start + item.Value.Text.Length - 1;
        var ciphertext = cipher.Encrypt(value, item.Aad);
        if (start < 0 || !source.AsSpan(start).StartsWith(item.Value.Text.AsSpan(0, item.Value.Text.Length - 1)))
        {
            throw new SopsException(SopsFailure.InvalidDocument, item.Path.Aad.TrimEnd(':') + ": the ciphertext is spelled in a way that cannot be replaced");
        }

        edits.Replace(place.Start + start, place.Start + end, ciphertext[..^1]);
    }
}
