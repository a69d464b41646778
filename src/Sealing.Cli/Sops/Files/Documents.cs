using System.Security.Cryptography;
using Sealing.Cli.Host;
using Sealing.Cli.Host.Processes;
using Sealing.Cli.Host.Terminals;
using Sealing.Cli.Sops.Arguments;
using Sealing.Cli.Sops.Keys;
using Sealing.Sops;
using Sealing.Sops.Values;

namespace Sealing.Cli.Sops.Files;

/// <summary>Encrypts, decrypts and rotates the documents of files, with the keys that flags, configuration and environment give.</summary>
internal sealed class Documents(SopsArguments arguments)
{
    private readonly SopsKeyServices _services = KeyServices.Create(arguments);

    public byte[] Encrypt(DocumentFile file, SopsFormat output)
    {
        var document = file.Parse(isPlain: true);
        return file.Within(() =>
        {
            document.ThrowIfEncrypted();
            foreach (var doubt in document.Doubts())
            {
                Terminal.Warning($"{file.Name}: {doubt}");
            }

            var metadata = NewFileSettings.For(arguments, file.Name);
            return Encrypt(As(document, output), metadata);
        });
    }

    /// <summary>A plain document encrypted with a new data key.</summary>
    public byte[] Encrypt(SopsDocument document, SopsMetadata metadata)
    {
        using var key = NewKey(metadata);
        return key.Encrypt(document);
    }

    /// <summary>A new data key, locked with the master keys that metadata names.</summary>
    public LockedDataKey NewKey(SopsMetadata metadata)
    {
        var key = SopsDataKey.Generate();
        try
        {
            return new LockedDataKey(key, Lock(metadata, key));
        }
        catch
        {
            key.Dispose();
            throw;
        }
    }

    /// <summary>The plaintext, in the format of the file.</summary>
    public byte[] Decrypt(DocumentFile file) => Decrypt(file, file.Parse(isPlain: false));

    /// <inheritdoc cref="Decrypt(DocumentFile)"/>
    public byte[] Decrypt(DocumentFile file, SopsDocument document)
    {
        using var key = Unlock(file, document);
        return file.Within(() => document.Decrypt(key, arguments.MacCheck));
    }

    /// <summary>The plaintext in another format.</summary>
    public byte[] Decrypt(DocumentFile file, SopsFormat output) => Unlocked(file, (document, key) => document.DecryptToFormat(key, output, arguments.MacCheck, arguments.Indent(output)));

    /// <summary>The values of the plaintext.</summary>
    public IReadOnlyList<SopsEntry> DecryptEntries(DocumentFile file) => Unlocked(file, (document, key) => document.DecryptEntries(key, arguments.MacCheck));

    /// <summary>One value of the plaintext.</summary>
    public byte[] Extract(DocumentFile file, SopsTreePath path, SopsFormat output) =>
        Cleared.Use(Decrypt(file), plain => file.Within(() => SopsDocument.Parse(plain, file.Format, arguments.Indent(output)).Extract(path, output)));

    public byte[] Rotate(DocumentFile file)
    {
        var document = file.Parse(isPlain: false);
        using var key = Unlock(file, document);
        using var newKey = SopsDataKey.Generate();
        return file.Within(() =>
        {
            var metadata = Lock(WithChangedKeys(document.Metadata!), newKey);
            return document.Rotate(key, newKey, metadata, TimeProvider.System, arguments.MacCheck);
        });
    }

    /// <summary>Changes an encrypted document with its data key; null where nothing changed.</summary>
    public byte[]? Change(DocumentFile file, Func<SopsDocument, SopsDataKey, byte[]?> change) => Unlocked(file, change);

    /// <summary>The document with its data key encrypted for other master keys, and no value changed.</summary>
    public byte[] Rewrap(DocumentFile file, SopsDocument document, SopsMetadata metadata)
    {
        using var key = Unlock(file, document);
        return file.Within(() => document.WithMetadata(Lock(metadata, key)));
    }

    /// <summary>A document of the same data key and metadata in another format.</summary>
    public byte[] As(DocumentFile file, byte[] encrypted, SopsFormat output)
    {
        if (file.Format == output)
        {
            return encrypted;
        }

        var document = SopsDocument.Parse(encrypted, file.Format);
        var metadata = document.Metadata!;
        using var key = Unlock(metadata);
        return Cleared.Use(document.Decrypt(key, arguments.MacCheck), plain => As(SopsDocument.Parse(plain, file.Format), output).Encrypt(metadata, key, TimeProvider.System));
    }

    // What is encrypted into a binary file is JSON, and need not be one file's contents.
    private SopsDocument As(SopsDocument document, SopsFormat output)
    {
        var format = output == SopsFormat.Binary ? SopsFormat.Json : output;
        return document.Format == output ? document : SopsDocument.Parse(document.ToFormat(format), format, arguments.Indent(format));
    }

    private T Unlocked<T>(DocumentFile file, Func<SopsDocument, SopsDataKey, T> work)
    {
        var document = file.Parse(isPlain: false);
        using var key = Unlock(file, document);
        return file.Within(() => work(document, key));
    }

    private SopsDataKey Unlock(DocumentFile file, SopsDocument document) => file.Within(() =>
        Unlock(document.Metadata ?? throw new SealingException(ErrorKind.NotEncrypted, "sops metadata not found") { Hint = "the file is not encrypted, or the format is another: see --input-type" }));

    private SopsDataKey Unlock(SopsMetadata metadata) => Waiting.For(cancel => _services.UnlockAsync(metadata, cancel).AsTask());

    private SopsMetadata Lock(SopsMetadata metadata, SopsDataKey key) => Waiting.For(cancel => _services.LockAsync(metadata, key, cancel).AsTask());

    // Added keys join the first group; removed ones leave all.
    private SopsMetadata WithChangedKeys(SopsMetadata metadata)
    {
        var added = KeyFlags.Added(arguments);
        var removed = KeyFlags.Removed(arguments).Select(key => (key.Kind, key.Identity)).ToHashSet();
        var groups = metadata.KeyGroups
            .Select((group, i) => i == 0 ? new SopsKeyGroup([.. group.Keys, .. added]) : group)
            .Select(group => new SopsKeyGroup([.. group.Keys.Where(key => !removed.Contains((key.Kind, key.Identity)))]));
        SopsKeyGroup[] left = [.. groups.Where(group => group.Keys.Count > 0)];
        return left.Length > 0
            ? metadata with { KeyGroups = left, ShamirThreshold = left.Length == 1 ? 0 : metadata.ShamirThreshold }
            : throw new CommandException(SopsExit.Codes.Failure, "no key is left that could open the file");
    }
}
