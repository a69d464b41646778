using System.Security.Cryptography;
using Sealing.Age.Format;

namespace Sealing.Age;

/// <summary>The private key of an <see cref="X25519Recipient"/>, <c>AGE-SECRET-KEY-1...</c>. Thread safe.</summary>
public sealed class X25519Identity : IAgeIdentity
{
    private const string Prefix = "AGE-SECRET-KEY-";

    private readonly byte[] _secret;

    private X25519Identity(byte[] secret)
    {
        _secret = secret;
        Recipient = new X25519Recipient(X25519Agreement.PublicKey(secret));
    }

    /// <summary>Whom files are encrypted to that this identity opens.</summary>
    public X25519Recipient Recipient { get; }

    /// <summary>A new random identity.</summary>
    public static X25519Identity Generate() => new(RandomNumberGenerator.GetBytes(X25519Agreement.Size));

    /// <summary>The identity that <paramref name="text"/> spells: Bech32, upper case, 74 characters.</summary>
    /// <exception cref="SealingException">It is not one; the message does not repeat it.</exception>
    public static X25519Identity Parse(ReadOnlySpan<char> text) =>
        Bech32.Decode(Prefix, text) is { Length: X25519Agreement.Size } secret
            ? new X25519Identity(secret)
            : throw new SealingException(ErrorKind.InvalidKey, "malformed age secret key");

    /// <inheritdoc/>
    public byte[]? Unwrap(IReadOnlyList<AgeStanza> stanzas)
    {
        ArgumentNullException.ThrowIfNull(stanzas);
        foreach (var stanza in stanzas.Where(stanza => stanza.Type == X25519Recipient.StanzaType))
        {
            if (stanza.Arguments is not [var argument] || UnpaddedBase64.Decode(argument) is not { Length: X25519Agreement.Size } share
                || stanza.Body.Length != KeyWrap.BodySize)
            {
                throw AgeErrors.Header("malformed X25519 stanza");
            }

            if (Recipient.Unwrap(_secret, share, stanza.Body.Span) is { } fileKey)
            {
                return fileKey;
            }
        }

        return null;
    }

    /// <summary>The secret text that <see cref="Parse"/> reads. It cannot be cleared: write it to where it belongs, and forget it.</summary>
    public string Export() => Bech32.Encode(Prefix, _secret);

    /// <inheritdoc/>
    public void Dispose() => CryptographicOperations.ZeroMemory(_secret);
}
