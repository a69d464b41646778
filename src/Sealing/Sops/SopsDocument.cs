using System.Security.Cryptography;
using System.Text;
using Sealing.Data;
using Sealing.Sops.Checks;
using Sealing.Sops.Conversion;
using Sealing.Sops.Metadata;
using Sealing.Sops.Stores;
using Sealing.Sops.Stores.Flat;
using Sealing.Sops.Stores.Nodes;
using Sealing.Sops.Trees;
using Sealing.Sops.Values;
using Sealing.Syntax;
using Sealing.Text;

namespace Sealing.Sops;

/// <summary>
/// A document whose values SOPS encrypts, or has encrypted. Changes are made in its text: whatever is not encrypted stays as it is, and
/// decrypting what was encrypted here restores the document.
/// </summary>
public sealed partial class SopsDocument
{
    private readonly SourceText _source;
    private readonly byte[]? _contents; // of a binary file that is not encrypted
    private readonly int? _indent;
    private readonly int? _step;
    private SopsStore? _lastRead;
    private SopsMetadata? _metadata;

    private SopsDocument(SourceText source, SopsFormat format, byte[]? contents = null, int? indent = null, int? step = null)
    {
        (_source, Format, _contents, _indent, _step) = (source, format, contents, indent, step);
        _lastRead = Read(source.Text, contents);
    }

    /// <summary>The format that the document was read as.</summary>
    public SopsFormat Format { get; }

    /// <summary>Whether the document has SOPS metadata.</summary>
    public bool IsEncrypted => Store.Metadata is not null;

    /// <summary>The metadata of an encrypted document, null where there is none.</summary>
    /// <exception cref="SealingException">The metadata is broken.</exception>
    public SopsMetadata? Metadata => _metadata ??= Store.Metadata is { } metadata ? MetadataReader.Read(metadata) : null;

    private SopsStore Store => _lastRead ??= Read(_source.Text, _contents);

    /// <summary>Reads a document, encrypted or not, in UTF-8 or UTF-16.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="format">Its format.</param>
    /// <param name="indent">Columns by which new text is indented where the document does not show it; null for what the reference has.</param>
    /// <exception cref="SealingException">The bytes are no document of the format, or hold what SOPS cannot.</exception>
    public static SopsDocument Parse(ReadOnlySpan<byte> bytes, SopsFormat format, int? indent = null) =>
        format == SopsFormat.Binary ? ParseBinary(bytes.ToArray(), indent) : new SopsDocument(SopsText.Decode(bytes, format), format, indent: indent);

    /// <summary>The document encrypted with a data key, which <paramref name="metadata"/> holds encrypted by the master keys.</summary>
    /// <exception cref="SealingException">The document is encrypted already, or a rule for its values cannot be used.</exception>
    public byte[] Encrypt(SopsMetadata metadata, SopsDataKey key, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(metadata);
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(time);
        ThrowIfEncrypted();
        using var cipher = new ValueCipher(key);
        return Encrypt(_contents is null ? metadata : metadata with { Selection = new SopsSelection() }, cipher, time, _ => null);
    }

    /// <summary>The document decrypted with its data key.</summary>
    /// <exception cref="SealingException">The document is not encrypted, a value cannot be decrypted, or the document was changed by someone without the key.</exception>
    public byte[] Decrypt(SopsDataKey key, SopsMacCheck check = SopsMacCheck.Required) => DecryptText(key, check, isBesideMetadata: false);

    /// <summary>The document decrypted and in another format, as <see cref="ToFormat"/> writes it; numbers keep the types that they were encrypted with.</summary>
    /// <param name="key">The data key.</param>
    /// <param name="format">Its own format gives what <see cref="Decrypt(SopsDataKey, SopsMacCheck)"/> gives.</param>
    /// <param name="check">What is asked of the MAC.</param>
    /// <param name="indent">Columns by which the text is indented; null for what the reference has.</param>
    /// <exception cref="SealingException">As in <see cref="Decrypt(SopsDataKey, SopsMacCheck)"/>, or the format cannot hold the document.</exception>
    public byte[] DecryptToFormat(SopsDataKey key, SopsFormat format, SopsMacCheck check = SopsMacCheck.Required, int? indent = null)
    {
        if (format == Format)
        {
            return Decrypt(key, check);
        }

        var tree = TreeValues.Of(DecryptItems(key, check));
        return format == SopsFormat.Binary ? BinaryEnvelope.Contents(tree) : Encoding.UTF8.GetBytes(TreeConversion.Write(tree, format, indent));
    }

    /// <summary>The decrypted values of the document in its order; numbers keep the types that they were encrypted with.</summary>
    /// <exception cref="SealingException">As in <see cref="Decrypt(SopsDataKey, SopsMacCheck)"/>.</exception>
    public IReadOnlyList<SopsEntry> DecryptEntries(SopsDataKey key, SopsMacCheck check = SopsMacCheck.Required) => [.. TreeEntries.Of(DecryptItems(key, check))];

    /// <summary>The document decrypted, with its metadata still in it; of a binary file the contents alone.</summary>
    /// <exception cref="SealingException">As in <see cref="Decrypt(SopsDataKey, SopsMacCheck)"/>.</exception>
    public byte[] DecryptBesideMetadata(SopsDataKey key, SopsMacCheck check = SopsMacCheck.Required) => DecryptText(key, check, isBesideMetadata: true);

    /// <summary>The document without its metadata, if it has any, and the values as they are.</summary>
    public byte[] WithoutMetadata()
    {
        if (Store.Metadata is null)
        {
            return PlainBytes();
        }

        var edits = new TextEdits(_source.Text);
        Store.RemoveMetadata(edits);
        return Checked(new EditedDocument(_source, edits, ContentDigest.Of(Store.Items), null));
    }

    /// <summary>
    /// This document, which is not encrypted, in another format, laid out as the reference lays out new files. JSON has no comments, and only YAML
    /// more than one document. A binary file is a text under <c>data</c> in other formats.
    /// </summary>
    /// <exception cref="SealingException">The format cannot hold the document, or it is encrypted.</exception>
    public byte[] ToFormat(SopsFormat format)
    {
        ThrowIfEncrypted();
        if (format == Format)
        {
            return PlainBytes();
        }

        var tree = TreeValues.Of(Exact(Store));
        return format == SopsFormat.Binary ? BinaryEnvelope.Contents(tree) : Encoding.UTF8.GetBytes(TreeConversion.Write(tree, format, _indent));
    }

    /// <summary>
    /// One value of this document, which is not encrypted: a string as its bytes, a map as a document of <paramref name="format"/>, anything else as that
    /// format writes it. Of several YAML documents the first one counts.
    /// </summary>
    /// <exception cref="SealingException">There is nothing at the path, the format cannot hold the value, or the document is encrypted.</exception>
    public byte[] Extract(SopsTreePath path, SopsFormat format)
    {
        ArgumentNullException.ThrowIfNull(path);
        ThrowIfEncrypted();
        return TreeExtraction.Extract(TreeValues.Of(Exact(Store)), path, format, _indent);
    }

    /// <summary>Checks that there is something to encrypt, and that it is not encrypted.</summary>
    /// <exception cref="SealingException">The file holds no document, or has metadata or a key that would be taken for it.</exception>
    public void ThrowIfEncrypted()
    {
        if (Store.Items.Count == 0)
        {
            throw new SealingException(ErrorKind.NoDocument, "the file holds no document: there is nothing to encrypt");
        }

        if (Store.Metadata is not null || Store.HasStrayMetadata)
        {
            throw new SealingException(ErrorKind.AlreadyEncrypted, "the document has a top-level entry called 'sops': it is encrypted already")
            {
                Hint = "if it is not, rename the entry: SOPS keeps its metadata there",
            };
        }
    }

    /// <summary>The values of this document in its order; those of an encrypted one as ciphertext.</summary>
    public IReadOnlyList<SopsEntry> Entries() =>
        [.. TreeEntries.Of(_source.Cut is null ? Store.Items : Read(SourceText.Decode(_source.Encode(new TextEdits(_source.Text))).Text).Items)];

    /// <summary>What the format reads in another way than the text looks, as messages with line and column: an INI value that goes on over what looks like a key.</summary>
    public IReadOnlyList<string> Doubts() => [.. Store.Doubts.Select(doubt => doubt.Message)];

    /// <summary>The documents of this one, which is not encrypted, as values; an empty one is null.</summary>
    internal IReadOnlyList<ManifestValue> Trees() => TreeValues.OfAll(Exact(Store));

    /// <summary>This document, which is not encrypted, laid out as the reference lays out new files; null where it is several YAML documents.</summary>
    /// <exception cref="SealingException">The layout cannot hold it.</exception>
    internal string? Relaid() => Trees() is [ManifestMap only] ? TreeConversion.Write(only, Format, _indent) : null;

    private IReadOnlyList<SopsItem> DecryptItems(SopsDataKey key, SopsMacCheck check)
    {
        ArgumentNullException.ThrowIfNull(key);
        using var cipher = new ValueCipher(key);
        return Decrypt(Store, cipher, check, decryption =>
        {
            if (Format == SopsFormat.Binary)
            {
                CryptographicOperations.ZeroMemory(BinaryEnvelope.Contents(Store, decryption.Values)); // called for its check that there is nothing else
            }

            return decryption.Items();
        });
    }

    private byte[] DecryptText(SopsDataKey key, SopsMacCheck check, bool isBesideMetadata)
    {
        ArgumentNullException.ThrowIfNull(key);
        using var cipher = new ValueCipher(key);
        return DecryptText(cipher, check, isBesideMetadata);
    }

    private byte[] DecryptText(ValueCipher cipher, SopsMacCheck check, bool isBesideMetadata)
    {
        if (Format == SopsFormat.Binary)
        {
            return Decrypt(Store, cipher, check, decryption => BinaryEnvelope.Contents(Store, decryption.Values));
        }

        try
        {
            return Checked(Decrypt(Store, cipher, check, decryption => Apply(decryption, isBesideMetadata)));
        }
        catch (SealingException e) when (e.Kind == ErrorKind.InvalidDocument && Format == SopsFormat.Yaml)
        {
            return DecryptRestyled(cipher, check, isBesideMetadata);
        }
    }

    // A style does not fit its value: someone changed it by hand, or with a program that does not keep styles.
    private byte[] DecryptRestyled(ValueCipher cipher, SopsMacCheck check, bool isBesideMetadata) =>
        Checked(Decrypt(new YamlStore(_source.Text, ReadLimits.Default, keepsStyle: false, _indent), cipher, check, decryption => Apply(decryption, isBesideMetadata)));

    // In another format, the reference would make another number of some of them: these are refused.
    private static IReadOnlyList<SopsItem> Exact(SopsStore store)
    {
        foreach (var item in store.Items.Where(item => item.Kind == SopsItemKind.Value))
        {
            store.ThrowIfInexact(item);
        }

        return store.Items;
    }

    private static SopsDocument ParseBinary(byte[] bytes, int? indent) => BinaryEnvelope.TryRead(bytes) is { } source
        ? new SopsDocument(source, SopsFormat.Binary, indent: indent)
        : new SopsDocument(SourceText.Decode(BinaryEnvelope.Empty), SopsFormat.Binary, bytes, indent);

    private byte[] PlainBytes() => _contents ?? _source.Encode(_source.Text);

    private byte[] Encrypt(SopsMetadata metadata, ValueCipher cipher, TimeProvider time, Func<SopsMetadata, string?> write, OpenedItems? before = null)
    {
        var (bytes, reopening) = Encrypted(metadata, cipher, time, write, before);
        using var again = reopening.Cipher;
        return Reopened(bytes, reopening, _contents is null ? _source.Text : null);
    }

    private (byte[] Bytes, Reopening Reopening) Encrypted(SopsMetadata metadata, ValueCipher cipher, TimeProvider time, Func<SopsMetadata, string?> write, OpenedItems? before)
    {
        var contents = LongCiphertext.For(_contents);
        var encryption = new TreeEncryption(Store, cipher, metadata, before, contents);
        var edits = new TextEdits(_source.Text, Store.Items.Count);
        var encrypted = encryption.Encrypt(edits, time);
        Store.AddMetadata(edits, MetadataLayout.Of(encrypted), write(encrypted));
        var bytes = _source.Encode(edits);
        return (contents?.Join(bytes) ?? bytes, new Reopening(cipher.Fork(), encrypted, encryption.Contents, before is null ? null : new KnownItems(before, encryption.Pairs!)));
    }

    private T Decrypt<T>(SopsStore store, ValueCipher cipher, SopsMacCheck check, Func<TreeDecryption, T> use, KnownItems? known = null)
    {
        var decryption = new TreeDecryption(store, cipher, RequiredMetadata(), known);
        try
        {
            decryption.Decrypt(check);
            return use(decryption);
        }
        finally
        {
            decryption.Clear();
        }
    }

    private EditedDocument Apply(TreeDecryption decryption, bool isBesideMetadata)
    {
        var edits = new TextEdits(_source.Text, Store.Items.Count);
        decryption.Apply(edits);
        if (!isBesideMetadata)
        {
            Store.RemoveMetadata(edits);
        }

        return new EditedDocument(_source, edits, edits.IsLocal && !isBesideMetadata ? [] : decryption.Expected(), isBesideMetadata ? Metadata : null);
    }

    private SopsMetadata RequiredMetadata() =>
        Metadata ?? throw new SealingException(ErrorKind.NotEncrypted, "sops metadata not found: the document is not encrypted");

    private SopsStore Read(string text, byte[]? contents = null) => Format switch
    {
        SopsFormat.Json or SopsFormat.Binary => new JsonStore(text, ReadLimits.Default, ReferenceEquals(text, _source.Text) ? _source.Cut : null, contents),
        SopsFormat.Dotenv => new DotenvStore(text),
        SopsFormat.Ini => new IniStore(text),
        _ => new YamlStore(text, ReadLimits.Default, indent: _indent, step: _step),
    };

    // The document itself is let go first: it and the changed one would need twice the memory.
    private byte[] Checked(EditedDocument edited)
    {
        _lastRead = null;
        return edited.Encode(text => Read(text));
    }
}
