using System.Security.Cryptography;
using Sealing.Age.Format;
using Sealing.Primitives;

namespace Sealing.Age.Ssh;

internal sealed class SshRsaIdentity : IAgeIdentity
{
    private readonly SshPublicKey _key;
    private readonly RsaOaepPrivateKey _privateKey;

    /// <summary>The identity of a private key; the caller clears the parameters.</summary>
    public SshRsaIdentity(RSAParameters key)
    {
        if (RsaLimits.Fault(key) is { } fault)
        {
            throw new SealingException(ErrorKind.InvalidKey, "the SSH key cannot be used: " + fault);
        }

        _key = SshPublicKey.FromRsa(key);
        try
        {
            _privateKey = RsaOaepPrivateKey.Create(key);
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException)
        {
            throw SshReader.Damaged();
        }
    }

    public byte[]? Unwrap(IReadOnlyList<AgeStanza> stanzas)
    {
        foreach (var stanza in stanzas.Where(stanza => stanza.Type == SshPublicKey.RsaType))
        {
            if (stanza.Arguments is not [_])
            {
                throw AgeErrors.Header("malformed ssh-rsa stanza");
            }

            if (_key.IsTagged(stanza))
            {
                return _privateKey.Decrypt(stanza.Body.Span, SshRsaRecipient.Label) is { Length: FileKey.Size } fileKey
                    ? fileKey
                    : throw AgeErrors.Header("the ssh-rsa stanza for this key is damaged");
            }
        }

        return null;
    }

    public void Dispose() => _privateKey.Dispose();
}
