using System.Security.Cryptography;
using Sealing.Primitives;

namespace Sealing.Age.Ssh;

/// <summary>An RSA key of SSH.</summary>
/// <remarks>
/// References: age's documented format (agessh); RFC 8017 s7.1. Stanza: <c>ssh-rsa TAG</c>, body: the file key under RSAES-OAEP with SHA-256 and
/// the label "age-encryption.org/v1/ssh-rsa".
/// </remarks>
internal sealed class SshRsaRecipient : IAgeRecipient
{
    private readonly SshPublicKey _key;
    private readonly RsaOaepPublicKey _publicKey;

    public SshRsaRecipient(SshPublicKey key)
    {
        if (RsaLimits.Fault(key.Rsa) is { } fault)
        {
            throw new SealingException(ErrorKind.InvalidKey, "the SSH key cannot be used: " + fault);
        }

        _key = key;
        try
        {
            _publicKey = RsaOaepPublicKey.Create(key.Rsa);
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException)
        {
            throw new SealingException(ErrorKind.InvalidKey, "the SSH key is no RSA key", default, e);
        }
    }

    public static ReadOnlySpan<byte> Label => "age-encryption.org/v1/ssh-rsa"u8;

    public WrappedFileKey Wrap(ReadOnlySpan<byte> fileKey)
    {
        var body = new byte[_publicKey.ModulusSize];
        using var encryptor = _publicKey.CreateEncryptor(Label);
        encryptor.Encrypt(fileKey, body);
        return new WrappedFileKey([new AgeStanza(_key.Type, [_key.Tag], body)]);
    }
}
