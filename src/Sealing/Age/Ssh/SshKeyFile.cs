using System.Security.Cryptography;
using System.Text;

namespace Sealing.Age.Ssh;

/// <summary>A file with one private key of SSH, as ssh-keygen or openssl write it.</summary>
internal static class SshKeyFile
{
    /// <summary>The identity of the key. A passphrase is asked for when it is used first, and only if a stanza may be for it.</summary>
    /// <param name="file">PEM.</param>
    /// <param name="name">What to call the file.</param>
    /// <param name="askPassphrase">Gives the passphrase for what it is told, or null.</param>
    public static IAgeIdentity Read(ReadOnlySpan<byte> file, string name, Func<string, byte[]?>? askPassphrase)
    {
        var text = new char[file.Length];
        try
        {
            Encoding.Latin1.GetChars(file, text);
            return PemPrivateKey.IsEncryptedPkcs1(text)
                ? Lock(stanza => stanza.Type == SshPublicKey.RsaType, new Passphrase(name, askPassphrase), PemPrivateKey.Pkcs1Opener(text))
                : ReadBlock(text, new Passphrase(name, askPassphrase));
        }
        finally
        {
            Array.Clear(text);
        }
    }

    private static IAgeIdentity ReadBlock(ReadOnlySpan<char> text, Passphrase passphrase)
    {
        if (!PemEncoding.TryFind(text, out var block))
        {
            throw SshReader.Damaged();
        }

        var data = new byte[block.DecodedDataLength];
        _ = Convert.TryFromBase64Chars(text[block.Base64Data], data, out _);
        switch (text[block.Label])
        {
            case OpenSshPrivateKey.PemLabel:
                return ReadOpenSsh(data, passphrase);
            case "RSA PRIVATE KEY":
                return PemPrivateKey.ReadPkcs1(data);
            case "PRIVATE KEY":
                return PemPrivateKey.ReadPkcs8(data);
            case "ENCRYPTED PRIVATE KEY":
                return Lock(stanza => stanza.Type is SshPublicKey.RsaType or SshPublicKey.Ed25519Type, passphrase, PemPrivateKey.Pkcs8Opener(data));
            default:
                throw new SealingException(ErrorKind.InvalidKey, "not a private key that age knows: it takes SSH keys of the types ssh-ed25519 and ssh-rsa");
        }
    }

    private static IAgeIdentity ReadOpenSsh(byte[] data, Passphrase passphrase)
    {
        var key = new OpenSshPrivateKey(data);
        CryptographicOperations.ZeroMemory(data);
        return key.IsEncrypted ? Lock(key.PublicKey.IsTagged, passphrase, bytes => key.Open(bytes)) : key.Open([])!;
    }

    private static LockedSshIdentity Lock(Func<AgeStanza, bool> mayBeFor, Passphrase passphrase, Func<byte[], IAgeIdentity?> open) =>
        new(mayBeFor, () => passphrase.Use("the SSH key " + passphrase.File, open));
}
