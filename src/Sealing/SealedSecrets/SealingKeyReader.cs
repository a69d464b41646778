using System.Security.Cryptography;
using System.Text;
using Sealing.Manifests;

namespace Sealing.SealedSecrets;

/// <summary>Finds the private keys in a file: PEM blocks, or Secrets with a <c>tls.key</c>.</summary>
internal static class SealingKeyReader
{
    public static IReadOnlyList<SealingKey> ReadAll(ReadOnlySpan<byte> file, ReadOnlySpan<char> passphrase)
    {
        if (file.IndexOf("-----BEGIN "u8) >= 0)
        {
            return [ReadPem(file, passphrase)];
        }

        var keys = new List<SealingKey>();
        foreach (var secret in SecretManifest.ReadAll(file))
        {
            if (!secret.Data.TryGetValue("tls.key", out var pem))
            {
                throw new SealingException("secret must contain a 'tls.key' item: " + (secret.Metadata.Name ?? "it has no name"));
            }

            keys.Add(ReadPem(pem, passphrase));
            secret.Clear();
        }

        return keys.Count > 0 ? keys : throw NoKey();
    }

    private static SealingKey ReadPem(ReadOnlySpan<byte> bytes, ReadOnlySpan<char> passphrase)
    {
        var text = new char[Encoding.Latin1.GetCharCount(bytes)];
        try
        {
            Encoding.Latin1.GetChars(bytes, text);
            return FirstKey(text, passphrase);
        }
        catch (CryptographicException e)
        {
            throw new SealingException("cannot read the private key: it is damaged, or the passphrase is wrong", e);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(System.Runtime.InteropServices.MemoryMarshal.AsBytes(text.AsSpan()));
        }
    }

    private static SealingKey FirstKey(ReadOnlySpan<char> text, ReadOnlySpan<char> passphrase)
    {
        while (PemEncoding.TryFind(text, out var block))
        {
            var label = text[block.Label];
            var pem = text[block.Location];
            switch (label)
            {
                case "RSA PRIVATE KEY" or "PRIVATE KEY":
                    return Import(pem, default);
                case "ENCRYPTED PRIVATE KEY" when passphrase.IsEmpty:
                    throw new SealingException("the private key is encrypted and no passphrase is given");
                case "ENCRYPTED PRIVATE KEY":
                    return Import(pem, passphrase);
                case "EC PRIVATE KEY":
                    throw new SealingException("unexpected private key type: the key is EC, controllers use RSA");
            }

            text = text[block.Location.End..];
        }

        throw text.Contains("Proc-Type: 4,ENCRYPTED", StringComparison.Ordinal) ? OldEncryption() : NoKey();
    }

    private static SealingKey Import(ReadOnlySpan<char> pem, ReadOnlySpan<char> passphrase)
    {
        using var rsa = RSA.Create();
        if (!passphrase.IsEmpty && pem.StartsWith("-----BEGIN ENCRYPTED"))
        {
            rsa.ImportFromEncryptedPem(pem, passphrase);
        }
        else
        {
            rsa.ImportFromPem(pem);
        }

        return new SealingKey(rsa);
    }

    private static SealingException OldEncryption() => new("the private key is encrypted in the old PEM form")
    {
        Hint = "convert it: openssl pkcs8 -topk8 -in KEY -out NEW",
    };

    private static SealingException NoKey() => new("no private key found")
    {
        Hint = "give a PEM private key, or the controller's key Secret: kubectl get secret -n kube-system "
            + "-l sealedsecrets.bitnami.com/sealed-secrets-key -o yaml",
    };
}
