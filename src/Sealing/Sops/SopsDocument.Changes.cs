using System.Security.Cryptography;
using Sealing.Text;
using Sealing.Yaml;

namespace Sealing.Sops;

/// <content>Changes of a document that is encrypted, and stays so.</content>
public sealed partial class SopsDocument
{
    /// <summary>
    /// The changed plaintext <paramref name="plain"/> encrypted in place of this document, with its data key. Values that did not change keep
    /// their ciphertext, and the metadata its text but for the time and the message authentication code.
    /// </summary>
    /// <exception cref="ManifestException">The plaintext is no document of this format.</exception>
    /// <exception cref="SopsException">As in <see cref="Decrypt"/> and <see cref="Encrypt(SopsMetadata, SopsDataKey, TimeProvider)"/>.</exception>
    public byte[] Update(ReadOnlySpan<byte> plain, SopsDataKey key, TimeProvider time, SopsMacCheck check = SopsMacCheck.Required)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(time);
        var metadata = RequiredMetadata();
        using var cipher = new ValueCipher(key) { Stash = new NonceStash() };
        var decryption = new TreeDecryption(Store, cipher, metadata);
        decryption.Decrypt(check);
        decryption.Clear();
        var changed = Format == SopsFormat.Binary
            ? new SopsDocument(SourceText.Decode(BinaryEnvelope.Empty), Format, plain.ToArray())
            : new SopsDocument(SopsText.Decode(plain, Format), Format, indent: _indent, step: Store.Step);
        changed.ThrowIfEncrypted();
        return changed.Encrypt(metadata, cipher, time, now => MetadataSwap.Update(Store, metadata, now));
    }

    /// <summary>The document with a value set to <paramref name="json"/>, which is made where it is not there; null where it has that value already.</summary>
    /// <exception cref="SopsException">The path does not fit the document, the value is not JSON; or as in <see cref="Update"/>.</exception>
    public byte[]? Set(SopsTreePath path, string json, SopsDataKey key, TimeProvider time, SopsMacCheck check = SopsMacCheck.Required)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(json);
        return Change(text => TreeEdit.Set(text, Format, path, json), tree => ChangedTree.With(tree, path.Steps.ToArray(), TreeEdit.Value(json, Format)), key, check, time);
    }

    /// <summary>The document without the value at a path; null where there is none.</summary>
    /// <exception cref="SopsException">As in <see cref="Update"/>, or the format has no paths.</exception>
    public byte[]? Unset(SopsTreePath path, SopsDataKey key, TimeProvider time, SopsMacCheck check = SopsMacCheck.Required)
    {
        ArgumentNullException.ThrowIfNull(path);
        return Change(text => TreeEdit.Unset(text, Format, path), tree => ChangedTree.With(tree, path.Steps.ToArray(), null), key, check, time);
    }

    /// <summary>The document with all values encrypted anew, with another data key, which <paramref name="metadata"/> holds encrypted by the master keys.</summary>
    /// <exception cref="SopsException">As in <see cref="Decrypt"/>.</exception>
    public byte[] Rotate(SopsDataKey key, SopsDataKey newKey, SopsMetadata metadata, TimeProvider time, SopsMacCheck check = SopsMacCheck.Required)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(newKey);
        ArgumentNullException.ThrowIfNull(metadata);
        ArgumentNullException.ThrowIfNull(time);
        using var old = new ValueCipher(key);
        using var cipher = new ValueCipher(newKey);
        var (bytes, reopening) = Decrypt(Store, old, check, decryption =>
        {
            var rotation = new TreeRotation(Store, decryption, cipher, metadata);
            var edits = new TextEdits(_source.Text);
            var rotated = rotation.Rotate(_source.Text, edits, time);
            Store.RemoveMetadata(edits);
            Store.AddMetadata(edits, MetadataLayout.Of(rotated));
            return (_source.Encode(edits), new Reopening(cipher, rotated, decryption.Contents()));
        });
        return Reopened(bytes, reopening, plain: null);
    }

    /// <summary>The encrypted document with other metadata: its values, the message authentication code and the time it is bound to stay.</summary>
    /// <exception cref="SopsException">The document is not encrypted.</exception>
    public byte[] WithMetadata(SopsMetadata metadata)
    {
        ArgumentNullException.ThrowIfNull(metadata);
        var now = RequiredMetadata();
        var kept = metadata with { LastModified = now.LastModified, Mac = now.Mac };
        var edits = new TextEdits(_source.Text);
        Store.RemoveMetadata(edits);
        Store.AddMetadata(edits, MetadataLayout.Of(kept));
        return Checked(new EditedDocument(_source, edits, ContentDigest.Of(Store.Items), kept));
    }

    private byte[]? Change(Func<string, string?> edit, Func<ManifestValue, ManifestValue> meant, SopsDataKey key, SopsMacCheck check, TimeProvider time)
    {
        var plain = Decrypt(key, check);
        try
        {
            var source = SopsText.Decode(plain, Format);
            var changed = edit(source.Text);
            if (changed is null || changed == source.Text)
            {
                return null;
            }

            CheckChange(source.Text, changed, meant);
            return Update(source.Encode(changed), key, time, check);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(plain);
        }
    }

    // An edit is made in the text. Only reading that text shows whether it holds what was meant, and whether nothing else changed.
    private void CheckChange(string before, string after, Func<ManifestValue, ManifestValue> meant)
    {
        var (old, changed) = (TreeValues.OfAll(Read(before)), Reread(after));
        if (old.Count == changed?.Count && ChangedTree.AreEqual(meant(old[0]), changed[0]) && old.Skip(1).Zip(changed.Skip(1)).All(pair => ChangedTree.AreEqual(pair.First, pair.Second)))
        {
            return;
        }

        throw new ReopeningFault("the change came out as another one").ToException();
    }

    private List<ManifestValue>? Reread(string text)
    {
        try
        {
            return TreeValues.OfAll(Read(text));
        }
        catch (ManifestException)
        {
            return null;
        }
    }
}
