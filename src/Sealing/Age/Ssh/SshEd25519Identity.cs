using System.Security.Cryptography;
using Sealing.Age.Format;

namespace Sealing.Age.Ssh;

internal sealed class SshEd25519Identity : IAgeIdentity
{
    private readonly SshPublicKey _key;
    private readonly SshEd25519Recipient _recipient;
    private readonly byte[] _secret;

    /// <summary>The identity of an Ed25519 seed, 32 bytes.</summary>
    public SshEd25519Identity(ReadOnlySpan<byte> seed)
    {
        _key = SshPublicKey.Ed25519(Ed25519Points.PublicKey(seed));
        _recipient = new SshEd25519Recipient(_key);
        _secret = Ed25519Points.ToX25519Secret(seed);
    }

    public byte[]? Unwrap(IReadOnlyList<AgeStanza> stanzas)
    {
        foreach (var stanza in stanzas.Where(stanza => stanza.Type == SshPublicKey.Ed25519Type))
        {
            if (stanza.Arguments is not [_, var argument] || UnpaddedBase64.Decode(argument) is not { Length: X25519Agreement.Size } share
                || stanza.Body.Length != KeyWrap.BodySize)
            {
                throw AgeErrors.Header("malformed ssh-ed25519 stanza");
            }

            if (_key.IsTagged(stanza))
            {
                return _recipient.Unwrap(_secret, share, stanza.Body.Span) ?? throw AgeErrors.Header("the ssh-ed25519 stanza for this key is damaged");
            }
        }

        return null;
    }

    public void Dispose() => CryptographicOperations.ZeroMemory(_secret);
}
