using Sealing.Sops.Selection;
using Sealing.Sops.Stores;
using Sealing.Sops.Values;
using Sealing.Text;

namespace Sealing.Sops.Trees;

/// <summary>Decrypts the values of a document, and checks that nobody without the key has changed them.</summary>
/// <param name="store">The document.</param>
/// <param name="cipher">With the data key.</param>
/// <param name="metadata">What says which values are encrypted, and holds the message authentication code.</param>
/// <param name="known">What was opened with the same data key, or null.</param>
internal sealed class TreeDecryption(SopsStore store, ValueCipher cipher, SopsMetadata metadata, KnownItems? known = null)
{
    private readonly SopsValue[] _values = new SopsValue[store.Items.Count];

    /// <summary>The values of the store's items: the plaintext where there was ciphertext.</summary>
    public IReadOnlyList<SopsValue> Values => _values;

    /// <exception cref="SealingException">A value cannot be decrypted, or the message authentication code is wrong.</exception>
    public void Decrypt(SopsMacCheck check)
    {
        new ValueSelector(metadata.Selection).Select(store.Items);
        using var mac = new TreeMac(metadata.MacOnlyEncrypted);
        var index = 0;
        foreach (var (item, value) in ItemsInBatches.Map(store.Items, cipher, Decrypt))
        {
            _values[index++] = value;
            if (item.Kind == SopsItemKind.Value)
            {
                mac.Add(value, item.IsSelected);
            }
        }

        if (check == SopsMacCheck.Required)
        {
            Check(mac.Finish());
        }
    }

    /// <summary>Puts the plaintexts into the text.</summary>
    public void Apply(TextEdits edits)
    {
        for (var i = 0; i < _values.Length; i++)
        {
            if (IsDecrypted(i))
            {
                store.Decrypt(edits, store.Items[i], _values[i]);
            }
        }

        store.FinishDecryption();
    }

    /// <summary>The items of the store with their plaintexts, copied: they stay when this is cleared.</summary>
    /// <exception cref="SealingException">A number that the reference would make another one of.</exception>
    public IReadOnlyList<SopsItem> Items()
    {
        var items = new SopsItem[_values.Length];
        for (var i = 0; i < items.Length; i++)
        {
            var item = store.Items[i];
            if (item.Kind == SopsItemKind.Value && !IsDecrypted(i))
            {
                store.ThrowIfInexact(item);
            }

            items[i] = IsDecrypted(i) ? new SopsItem(item.Kind, item.Path, _values[i].Copy()) { IsList = item.IsList, IsSelected = item.IsSelected } : item;
        }

        return items;
    }

    /// <summary>What was opened, for a change of it; of no use after <see cref="Clear"/>.</summary>
    public OpenedItems Opened() => new(store.Items, this);

    /// <summary>The items as they are in the text that <see cref="Apply"/> makes.</summary>
    public IReadOnlyList<SopsItem> AsRead() =>
        [.. store.Items.Select((item, i) => IsDecrypted(i) ? new SopsItem(item.Kind, item.Path, store.AsRead(_values[i])) { IsList = item.IsList } : item)];

    /// <summary>What the text must hold afterwards.</summary>
    public byte[] Expected()
    {
        using var expected = new ContentDigest();
        for (var i = 0; i < _values.Length; i++)
        {
            if (store.Items[i].Kind == SopsItemKind.Value)
            {
                expected.Add(store.Items[i].Path, store.AsRead(_values[i]));
            }
        }

        return expected.Finish();
    }

    /// <summary>The <see cref="TreeDigest"/> of what was decrypted.</summary>
    public byte[] Contents()
    {
        using var digest = new TreeDigest();
        for (var i = 0; i < _values.Length; i++)
        {
            digest.Add(store.Items[i], _values[i]);
        }

        return digest.Finish();
    }

    public void Clear()
    {
        for (var i = 0; i < _values.Length; i++)
        {
            if (IsDecrypted(i))
            {
                _values[i].Clear();
            }
        }
    }

    /// <summary>Whether there was ciphertext at an item.</summary>
    public bool IsDecrypted(int index) => store.Items[index] is { IsSelected: true, HasContent: true } item && !_values[index].IsSame(item.Value);

    private SopsValue Decrypt(int index, ValueCipher fork)
    {
        var item = store.Items[index];
        return known?.Find(index, item) ?? Decrypt(item, fork);
    }

    private SopsValue Decrypt(SopsItem item, ValueCipher cipher)
    {
        if (!item.IsSelected || !item.HasContent)
        {
            return item.Value;
        }

        if (item.IsComment)
        {
            return DecryptComment(item, cipher) ?? item.Value;
        }

        if (!item.Value.IsString)
        {
            throw Error(item, "an encrypted value was expected, and there is one that is not");
        }

        return cipher.TryDecrypt(item.Value.TextSpan, item.Aad, store.LeftOut(item))
            ?? throw Error(item, "the value cannot be decrypted: it is not encrypted, or was changed or moved");
    }

    // Comments that were never encrypted are kept. Readers differ over which collection a comment stands in, so the outer ones are tried, too.
    private static SopsValue? DecryptComment(SopsItem item, ValueCipher cipher)
    {
        var text = item.Value.Text;
        if (!EncryptedText.TryParse(text, out _))
        {
            return null;
        }

        for (var path = item.Path; path is not null; path = path.Parent)
        {
            if (cipher.TryDecrypt(text, path.CommentAad) is { Type: SopsType.Comment } comment)
            {
                return comment;
            }
        }

        return null;
    }

    private void Check(string computed)
    {
        if (metadata.Mac.Length == 0)
        {
            throw Mismatch("the document has no MAC");
        }

        var stored = cipher.TryDecrypt(metadata.Mac, metadata.LastModified)
            ?? throw new SealingException(ErrorKind.MacMismatch, "cannot decrypt the MAC: it was changed, or lastmodified was");
        if (stored.Text != computed)
        {
            throw Mismatch("the values are not those that were encrypted");
        }
    }

    // The two codes are digests of the plaintexts, so they are not shown.
    private static SealingException Mismatch(string message) => new(ErrorKind.MacMismatch, "MAC mismatch: " + message)
    {
        Hint = "someone changed it without the data key; compare it with an older version",
    };

    private static SealingException Error(SopsItem item, string message) =>
        new(ErrorKind.ValueNotDecrypted, item.Path.Aad.TrimEnd(':') + ": " + message);
}
