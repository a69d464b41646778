using System.Security.Cryptography;
using Sealing.Data;
using Sealing.Sops.Checks;
using Sealing.Sops.Conversion;
using Sealing.Sops.Editing;
using Sealing.Sops.Trees;
using Sealing.Sops.Values;
using Sealing.Syntax;
using Sealing.Text;

namespace Sealing.Sops;

/// <content>Changes of a document that is encrypted, and stays so.</content>
public sealed partial class SopsDocument
{
    /// <summary>
    /// The changed plaintext <paramref name="plain"/> encrypted in place of this document, with its data key. Values that did not change keep
    /// their ciphertext, and the metadata its text but for the time and the message authentication code.
    /// </summary>
    /// <exception cref="SealingException">The plaintext is no document of this format.</exception>
    /// <exception cref="SealingException">As in <see cref="Decrypt"/> and <see cref="Encrypt(SopsMetadata, SopsDataKey, TimeProvider)"/>.</exception>
    public byte[] Update(ReadOnlySpan<byte> plain, SopsDataKey key, TimeProvider time, SopsMacCheck check = SopsMacCheck.Required)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(time);
        var metadata = RequiredMetadata();
        using var cipher = new ValueCipher(key);
        var changed = ReadChanged(plain);
        return Decrypt(Store, cipher, check, opened => InPlace(changed, opened, cipher, time));
    }

    /// <summary>The document with a value set to <paramref name="json"/>, which is made where it is not there; null where it has that value already.</summary>
    /// <exception cref="SealingException">The path does not fit the document, the value is not JSON; or as in <see cref="Update"/>.</exception>
    public byte[]? Set(SopsTreePath path, string json, SopsDataKey key, TimeProvider time, SopsMacCheck check = SopsMacCheck.Required)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(time);
        using var cipher = new ValueCipher(key);
        var edit = new PathEdit(Format, path, json);
        return Decrypt(Store, cipher, check, opened => SwapOf(opened, edit) is { IsPossible: true } swap ? Swapped(swap, cipher, time) : Change(opened, edit, cipher, check, time));
    }

    /// <summary>The document without the value at a path; null where there is none.</summary>
    /// <exception cref="SealingException">As in <see cref="Update"/>, or the format has no paths.</exception>
    public byte[]? Unset(SopsTreePath path, SopsDataKey key, TimeProvider time, SopsMacCheck check = SopsMacCheck.Required)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(time);
        using var cipher = new ValueCipher(key);
        return Decrypt(Store, cipher, check, opened => Change(opened, new PathEdit(Format, path, null), cipher, check, time));
    }

    /// <summary>The document with all values encrypted anew, with another data key, which <paramref name="metadata"/> holds encrypted by the master keys.</summary>
    /// <exception cref="SealingException">As in <see cref="Decrypt"/>.</exception>
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
    /// <exception cref="SealingException">The document is not encrypted.</exception>
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

    private ValueSwap? SwapOf(TreeDecryption opened, PathEdit edit) =>
        Format is SopsFormat.Yaml or SopsFormat.Json && ItemAtPath.Find(Store.Items, edit.Path.Steps) is { } index
            ? new ValueSwap(Store, opened, index, TreeValues.ScalarOf(edit.Value!))
            : null;

    private byte[]? Swapped(ValueSwap swap, ValueCipher cipher, TimeProvider time)
    {
        if (swap.IsDone)
        {
            return null;
        }

        var (edits, before) = (new TextEdits(_source.Text), RequiredMetadata());
        var metadata = swap.Swap(_source.Text, edits, cipher, before, time);
        Store.RemoveMetadata(edits);
        Store.AddMetadata(edits, MetadataLayout.Of(metadata), MetadataSwap.Update(Store, before, metadata));
        return Reopened(_source.Encode(edits), new Reopening(cipher, metadata, swap.Contents(), swap.Known()), plain: null);
    }

    private byte[]? Change(TreeDecryption opened, PathEdit edit, ValueCipher cipher, SopsMacCheck check, TimeProvider time)
    {
        var plain = PlainText(opened, cipher, check);
        try
        {
            var source = SopsText.Decode(plain, Format);
            if (edit.Change(source.Text) is not { } changed || changed == source.Text)
            {
                return null;
            }

            var document = Reread(SopsText.Decode(source.Encode(changed), Format));
            CheckChange(opened.AsRead(), document, edit);
            return InPlace(document!, opened, cipher, time);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(plain);
        }
    }

    private byte[] InPlace(SopsDocument changed, TreeDecryption opened, ValueCipher cipher, TimeProvider time)
    {
        changed.ThrowIfEncrypted();
        var (store, metadata) = (Store, RequiredMetadata());
        var before = _source.Cut is null ? opened.Opened() : null; // it holds no whole ciphertext of a large binary file, which is one value and encrypted anew
        return changed.Encrypt(metadata, cipher, time, now => MetadataSwap.Update(store, metadata, now), before);
    }

    // As DecryptText, of values that are opened.
    private byte[] PlainText(TreeDecryption opened, ValueCipher cipher, SopsMacCheck check)
    {
        try
        {
            return Apply(opened, isBesideMetadata: false).Encode(text => Read(text));
        }
        catch (SealingException e) when (e.Kind == ErrorKind.InvalidDocument && Format == SopsFormat.Yaml)
        {
            return DecryptRestyled(cipher, check, isBesideMetadata: false);
        }
    }

    private SopsDocument ReadChanged(ReadOnlySpan<byte> plain) => Format == SopsFormat.Binary
        ? new SopsDocument(SourceText.Decode(BinaryEnvelope.Empty), Format, plain.ToArray())
        : ReadChanged(SopsText.Decode(plain, Format));

    private SopsDocument ReadChanged(SourceText plain) => new(plain, Format, indent: _indent, step: Store.Step);

    private SopsDocument? Reread(SourceText changed)
    {
        try
        {
            return ReadChanged(changed);
        }
        catch (SealingException e) when (e.Kind == ErrorKind.InvalidDocument)
        {
            return null;
        }
    }

    // An edit is made in the text. Only reading that text shows whether it holds what was meant, and whether nothing else changed.
    private static void CheckChange(IReadOnlyList<SopsItem> before, SopsDocument? after, PathEdit edit)
    {
        var old = TreeValues.OfAll(before);
        var changed = after is null ? [] : TreeValues.OfAll(after.Store.Items);
        if (old.Count != changed.Count || !ChangedTree.AreEqual(edit.Change(old[0]), changed[0]) || !old.Skip(1).Zip(changed.Skip(1)).All(pair => ChangedTree.AreEqual(pair.First, pair.Second)))
        {
            throw new ReopeningFault("the change came out as another one").ToException();
        }
    }
}
