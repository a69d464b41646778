using System.Security.Cryptography;
using System.Text;
using Sealing.Manifests;
using Sealing.Syntax;

namespace Sealing.SealedSecrets;

/// <summary>Finds the private keys in a file: all PEM blocks, or Secrets with a <c>tls.key</c>. What cannot be read is passed over where other keys can.</summary>
internal sealed class SealingKeyReader
{
    private const string PemStart = "-----BEGIN ";
    private const string KeyItem = "tls.key";

    private static readonly string[] DataFields = ["data", "stringData"];

    private readonly List<SealingKey> _keys = [];
    private readonly List<(string What, SealingException Reason)> _faults = [];

    /// <summary>The keys.</summary>
    public IReadOnlyList<SealingKey> Keys => _keys;

    /// <summary>What is no key that could be used, and why.</summary>
    public IEnumerable<string> PassedOver => _faults.Select(fault => fault.What + fault.Reason.Message);

    /// <exception cref="SealingException">There is no key that can be used.</exception>
    public static SealingKeyReader Read(ReadOnlySpan<byte> file, ReadOnlySpan<char> passphrase)
    {
        var reader = new SealingKeyReader();
        var isManifest = file.IndexOf("kind"u8) >= 0 && file.IndexOf("Secret"u8) >= 0; // which may hold PEM, too
        if (isManifest || !reader.TryReadPem(file, passphrase, ""))
        {
            reader.ReadSecrets(file, passphrase);
        }

        return reader._keys.Count > 0 ? reader
            : throw (reader._faults is [var first, ..] ? new SealingException(first.Reason.Kind, first.What + first.Reason.Message, default, first.Reason) { Hint = first.Reason.Hint } : NoKey());
    }

    // A dump of a namespace holds other Secrets too, and other objects.
    private void ReadSecrets(ReadOnlySpan<byte> file, ReadOnlySpan<char> passphrase)
    {
        string? other = null;
        var items = ManifestStream.Read(file).Items;
        foreach (var item in items)
        {
            if (!HoldsKey(item) && items.Count > 1)
            {
                other ??= item.Kind == "Secret" ? Name(item) : null;
            }
            else if (Open(item, items.Count > 1 ? $"secret {Name(item)}: " : "") is { } secret)
            {
                other = ReadSecret(secret, passphrase) ? other : Name(item);
            }
        }

        if (other is not null && _keys.Count == 0 && _faults.Count == 0)
        {
            throw new SealingException(ErrorKind.InvalidKey, "secret must contain a 'tls.key' item: " + other);
        }
    }

    private static string Name(ManifestItem item) => ObjectMetadata.Read(item.Fields.Object("metadata")).Name ?? "it has no name";

    private static bool HoldsKey(ManifestItem item) => item.Kind is null or "" or "Secret" && Array.Exists(
        DataFields, field => item.Fields.Find(field) is { Resolved: YamlMapping } && item.Fields.Object(field)?.Find(KeyItem) is not null);

    /// <summary>The Secret, or null where it is broken, which is a fault of this one.</summary>
    private SecretManifest? Open(ManifestItem item, string what)
    {
        try
        {
            return SecretReader.Read(item);
        }
        catch (SealingException e) when (e.Kind == ErrorKind.InvalidDocument)
        {
            _faults.Add((what, e));
            return null;
        }
    }

    /// <summary>Whether the Secret has an item for a key.</summary>
    private bool ReadSecret(SecretManifest secret, ReadOnlySpan<char> passphrase)
    {
        var what = $"secret {secret.Metadata.Name ?? "it has no name"}: ";
        var isThere = secret.Data.TryGetValue(KeyItem, out var pem);
        if (isThere && !TryReadPem(pem, passphrase, what))
        {
            _faults.Add((what, NoKey()));
        }

        secret.Clear();
        return isThere;
    }

    /// <summary>Whether there are PEM blocks.</summary>
    private bool TryReadPem(ReadOnlySpan<byte> bytes, ReadOnlySpan<char> passphrase, string what)
    {
        var text = PemText.Decode(bytes);
        try
        {
            if (text.AsSpan().IndexOf(PemStart) < 0)
            {
                return false;
            }

            ReadBlocks(text, passphrase, what);
            return true;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(System.Runtime.InteropServices.MemoryMarshal.AsBytes(text.AsSpan()));
        }
    }

    private void ReadBlocks(ReadOnlySpan<char> text, ReadOnlySpan<char> passphrase, string what)
    {
        var blocks = 0;
        var rest = text;
        for (; PemEncoding.TryFind(rest, out var block); rest = rest[block.Location.End..])
        {
            blocks++;
            ReadBlock(rest[block.Location], rest[block.Label], passphrase, blocks == 1 && rest[block.Location.End..].IndexOf(PemStart) < 0 ? what : $"{what}block {blocks}: ");
        }

        if (rest.IndexOf(PemStart) >= 0)
        {
            _faults.Add((what, rest.Contains("Proc-Type: 4,ENCRYPTED", StringComparison.Ordinal) ? OldEncryption() : blocks > 0 ? Damaged() : NoKey()));
        }
        else if (_keys.Count == 0 && _faults.Count == 0)
        {
            _faults.Add((what, NoKey()));
        }
    }

    private void ReadBlock(ReadOnlySpan<char> pem, ReadOnlySpan<char> label, ReadOnlySpan<char> passphrase, string what)
    {
        try
        {
            if (ReadKey(pem, label, passphrase) is { } key)
            {
                _keys.Add(key);
            }
        }
        catch (SealingException e)
        {
            _faults.Add((what, e));
        }
        catch (CryptographicException)
        {
            _faults.Add((what, Damaged()));
        }
    }

    /// <summary>The key of a block, or null where it holds something else, such as a certificate.</summary>
    private static SealingKey? ReadKey(ReadOnlySpan<char> pem, ReadOnlySpan<char> label, ReadOnlySpan<char> passphrase) => label switch
    {
        "RSA PRIVATE KEY" or "PRIVATE KEY" => Import(pem, default),
        "ENCRYPTED PRIVATE KEY" when passphrase.IsEmpty => throw new SealingException(ErrorKind.NoPassphrase, "the private key is encrypted and no passphrase is given"),
        "ENCRYPTED PRIVATE KEY" => Import(pem, passphrase),
        "EC PRIVATE KEY" => throw new SealingException(ErrorKind.InvalidKey, "unexpected private key type: the key is EC, controllers use RSA"),
        _ => null,
    };

    private static SealingKey Import(ReadOnlySpan<char> pem, ReadOnlySpan<char> passphrase)
    {
        using var rsa = RSA.Create();
        if (!passphrase.IsEmpty)
        {
            rsa.ImportFromEncryptedPem(pem, passphrase);
        }
        else
        {
            rsa.ImportFromPem(pem);
        }

        return new SealingKey(rsa);
    }

    private static SealingException Damaged() => new(ErrorKind.InvalidKey, "cannot read the private key: it is damaged, or the passphrase is wrong");

    private static SealingException OldEncryption() => new(ErrorKind.InvalidKey, "the private key is encrypted in the old PEM form")
    {
        Hint = "convert it: openssl pkcs8 -topk8 -in KEY -out NEW",
    };

    private static SealingException NoKey() => new(ErrorKind.InvalidKey, "no private key found")
    {
        Hint = "give a PEM private key, or the controller's key Secret: kubectl get secret -n kube-system "
            + "-l sealedsecrets.bitnami.com/sealed-secrets-key -o yaml",
    };
}
