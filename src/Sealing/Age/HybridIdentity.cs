using System.Security.Cryptography;
using Sealing.Age.Format;

namespace Sealing.Age;

/// <summary>The private key of a <see cref="HybridRecipient"/>, <c>AGE-SECRET-KEY-PQ-1...</c>. Thread safe.</summary>
public sealed class HybridIdentity : IAgeIdentity
{
    private const string Prefix = "AGE-SECRET-KEY-PQ-";

    private readonly byte[] _seed;

    private HybridIdentity(byte[] seed)
    {
        _seed = seed;
        Recipient = new HybridRecipient(XWing.PublicKey(seed));
    }

    /// <summary>Whom files are encrypted to that this identity opens.</summary>
    public HybridRecipient Recipient { get; }

    /// <summary>A new random identity.</summary>
    public static HybridIdentity Generate() => new(RandomNumberGenerator.GetBytes(XWing.SeedSize));

    /// <summary>The identity that <paramref name="text"/> spells: Bech32, upper case, 77 characters.</summary>
    /// <exception cref="SealingException">It is not one; the message does not repeat it.</exception>
    public static HybridIdentity Parse(ReadOnlySpan<char> text) =>
        Bech32.Decode(Prefix, text) is { Length: XWing.SeedSize } seed
            ? new HybridIdentity(seed)
            : throw new SealingException(ErrorKind.InvalidKey, "malformed post-quantum age secret key");

    /// <inheritdoc/>
    public byte[]? Unwrap(IReadOnlyList<AgeStanza> stanzas)
    {
        ArgumentNullException.ThrowIfNull(stanzas);
        foreach (var stanza in stanzas.Where(stanza => stanza.Type == HybridRecipient.StanzaType))
        {
            if (stanza.Arguments is not [var argument] || UnpaddedBase64.Decode(argument) is not { Length: XWing.EncapsulationSize } encapsulation
                || stanza.Body.Length != KeyWrap.BodySize)
            {
                throw AgeErrors.Header("malformed mlkem768x25519 stanza");
            }

            if (Recipient.Unwrap(_seed, encapsulation, stanza.Body.Span) is { } fileKey)
            {
                return fileKey;
            }
        }

        return null;
    }

    /// <summary>The secret text that <see cref="Parse"/> reads. It cannot be cleared: write it to where it belongs, and forget it.</summary>
    public string Export() => Bech32.Encode(Prefix, _seed);

    /// <inheritdoc/>
    public void Dispose() => CryptographicOperations.ZeroMemory(_seed);
}
