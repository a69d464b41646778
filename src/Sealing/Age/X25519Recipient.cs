using System.Security.Cryptography;
using Sealing.Age.Format;

namespace Sealing.Age;

/// <summary>A public key on Curve25519, <c>age1...</c>.</summary>
/// <remarks>
/// References: C2SP age.md, "The X25519 recipient type". Stanza: <c>X25519 BASE64(ephemeral share)</c>, body: the wrapped file key, 32 bytes.
/// Wrap key: <c>HKDF-SHA-256(shared secret, salt = share || recipient, info = "age-encryption.org/v1/X25519")</c>.
/// </remarks>
public sealed class X25519Recipient : IAgeRecipient
{
    internal const string StanzaType = "X25519";

    private const string Prefix = "age";

    private readonly byte[] _publicKey;

    internal X25519Recipient(byte[] publicKey)
    {
        _publicKey = publicKey;
    }

    private static ReadOnlySpan<byte> Info => "age-encryption.org/v1/X25519"u8;

    /// <summary>The recipient that <paramref name="text"/> spells: Bech32, lower case, 62 characters.</summary>
    /// <exception cref="SealingException">It is not one.</exception>
    public static X25519Recipient Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Bech32.Decode(Prefix, text) is { Length: X25519Agreement.Size } key
            ? new X25519Recipient(key)
            : throw new SealingException(ErrorKind.InvalidKey, "malformed age recipient" + (text.StartsWith("age1", StringComparison.Ordinal) ? ": " + text : ""));
    }

    /// <inheritdoc/>
    public WrappedFileKey Wrap(ReadOnlySpan<byte> fileKey)
    {
        var ephemeral = RandomNumberGenerator.GetBytes(X25519Agreement.Size);
        Span<byte> wrapKey = stackalloc byte[KeyWrap.KeySize];
        try
        {
            var share = X25519Agreement.PublicKey(ephemeral);
            if (!TryDeriveWrapKey(ephemeral, _publicKey, share, wrapKey))
            {
                throw new SealingException(ErrorKind.InvalidKey, "an age recipient is a point of low order, which nobody has the key of: " + this);
            }

            return new WrappedFileKey([new AgeStanza(StanzaType, [UnpaddedBase64.Encode(share)], KeyWrap.Wrap(wrapKey, fileKey))]);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(ephemeral);
            CryptographicOperations.ZeroMemory(wrapKey);
        }
    }

    /// <summary>The text that <see cref="Parse"/> reads.</summary>
    public override string ToString() => Bech32.Encode(Prefix, _publicKey);

    /// <summary>Null where another identity is meant.</summary>
    internal byte[]? Unwrap(ReadOnlySpan<byte> secret, ReadOnlySpan<byte> share, ReadOnlySpan<byte> body)
    {
        Span<byte> wrapKey = stackalloc byte[KeyWrap.KeySize];
        try
        {
            return TryDeriveWrapKey(secret, share, share, wrapKey)
                ? KeyWrap.Unwrap(wrapKey, body)
                : throw AgeErrors.Header("the share of an X25519 stanza is a point of low order");
        }
        finally
        {
            CryptographicOperations.ZeroMemory(wrapKey);
        }
    }

    private bool TryDeriveWrapKey(ReadOnlySpan<byte> secret, ReadOnlySpan<byte> point, ReadOnlySpan<byte> share, Span<byte> wrapKey)
    {
        Span<byte> shared = stackalloc byte[X25519Agreement.Size];
        try
        {
            var agreed = X25519Agreement.TryAgree(secret, point, shared);
            HKDF.DeriveKey(HashAlgorithmName.SHA256, shared, wrapKey, [.. share, .. _publicKey], Info);
            return agreed;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(shared);
        }
    }
}
