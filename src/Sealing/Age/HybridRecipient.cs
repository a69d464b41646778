using System.Security.Cryptography;
using Sealing.Age.Format;

namespace Sealing.Age;

/// <summary>A public key that a quantum computer does not break, <c>age1pq1...</c>: ML-KEM-768 and X25519 together.</summary>
/// <remarks>
/// References: C2SP age.md, "The MLKEM768-X25519 hybrid post-quantum recipient type"; RFC 9180 (HPKE, SealBase). Stanza:
/// <c>mlkem768x25519 BASE64(encapsulation, 1120 bytes)</c>, body: the file key sealed by HPKE, 32 bytes.
/// </remarks>
public sealed class HybridRecipient : IAgeRecipient
{
    internal const string StanzaType = "mlkem768x25519";
    internal const string Label = "postquantum";
    internal const string Prefix = "age1pq";

    private readonly byte[] _publicKey;

    internal HybridRecipient(byte[] publicKey)
    {
        _publicKey = publicKey;
    }

    private static ReadOnlySpan<byte> Info => "age-encryption.org/mlkem768x25519"u8;

    /// <summary>The recipient that <paramref name="text"/> spells: Bech32, lower case, 1959 characters.</summary>
    /// <exception cref="SealingException">It is not one.</exception>
    public static HybridRecipient Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Bech32.Decode(Prefix, text) is { } key && XWing.IsPublicKey(key)
            ? new HybridRecipient(key)
            : throw new SealingException(ErrorKind.InvalidKey, "malformed post-quantum age recipient");
    }

    /// <inheritdoc/>
    public WrappedFileKey Wrap(ReadOnlySpan<byte> fileKey)
    {
        Span<byte> secret = stackalloc byte[XWing.SecretSize];
        try
        {
            var encapsulation = XWing.Encapsulate(_publicKey, secret)
                ?? throw new SealingException(ErrorKind.InvalidKey, "a post-quantum age recipient holds a point of low order, which nobody has the key of");
            var body = Hpke.Seal(XWing.Id, secret, Info, fileKey);
            return new WrappedFileKey([new AgeStanza(StanzaType, [UnpaddedBase64.Encode(encapsulation)], body)]) { Labels = [Label] };
        }
        finally
        {
            CryptographicOperations.ZeroMemory(secret);
        }
    }

    /// <summary>The text that <see cref="Parse"/> reads.</summary>
    public override string ToString() => Bech32.Encode(Prefix, _publicKey);

    /// <summary>Null where another identity is meant.</summary>
    internal byte[]? Unwrap(ReadOnlySpan<byte> seed, ReadOnlySpan<byte> encapsulation, ReadOnlySpan<byte> body)
    {
        Span<byte> secret = stackalloc byte[XWing.SecretSize];
        try
        {
            return XWing.TryDecapsulate(seed, _publicKey, encapsulation, secret)
                ? Hpke.Open(XWing.Id, secret, Info, body)
                : throw AgeErrors.Header("the share of a mlkem768x25519 stanza is a point of low order");
        }
        finally
        {
            CryptographicOperations.ZeroMemory(secret);
        }
    }
}
