using System.Globalization;
using System.Security.Cryptography;
using Sealing.Age.Format;

namespace Sealing.Age;

/// <summary>A passphrase to decrypt with. Disposing it clears the passphrase.</summary>
public sealed class ScryptIdentity : IAgeIdentity
{
    private const int DefaultMaxWorkFactor = 22;

    private readonly byte[] _passphrase;

    /// <summary>An identity for the bytes of <paramref name="passphrase"/>, UTF-8 by custom.</summary>
    /// <exception cref="SealingException">The passphrase is empty.</exception>
    public ScryptIdentity(ReadOnlySpan<byte> passphrase)
    {
        _passphrase = ScryptRecipient.CopyOf(passphrase);
    }

    /// <summary>
    /// The highest work factor that is taken: who wrote the file chooses it, and each step doubles time and memory.
    /// </summary>
    /// <value>1 to 24; 22 by default, which takes 4 GiB and about 15 seconds.</value>
    public int MaxWorkFactor
    {
        get;
        init => field = ScryptRecipient.CheckedWorkFactor(value);
    } = DefaultMaxWorkFactor;

    /// <inheritdoc/>
    public byte[]? Unwrap(IReadOnlyList<AgeStanza> stanzas)
    {
        ArgumentNullException.ThrowIfNull(stanzas);
        var stanza = stanzas.FirstOrDefault(stanza => stanza.Type == ScryptRecipient.StanzaType);
        if (stanza is null)
        {
            return null;
        }

        if (stanzas.Count != 1 || stanza.Arguments is not [var argument, var factor] || stanza.Body.Length != KeyWrap.BodySize
            || UnpaddedBase64.Decode(argument) is not { Length: ScryptRecipient.SaltSize } salt)
        {
            throw AgeErrors.Header("malformed scrypt stanza");
        }

        return Unwrap(salt, ReadWorkFactor(factor), stanza.Body.Span);
    }

    /// <inheritdoc/>
    public void Dispose() => CryptographicOperations.ZeroMemory(_passphrase);

    private byte[]? Unwrap(byte[] salt, int workFactor, ReadOnlySpan<byte> body)
    {
        var wrapKey = ScryptRecipient.DeriveWrapKey(_passphrase, salt, workFactor);
        try
        {
            return KeyWrap.Unwrap(wrapKey, body);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(wrapKey);
        }
    }

    private int ReadWorkFactor(string text)
    {
        if (text.AsSpan().ContainsAnyExceptInRange('0', '9') || text[0] == '0')
        {
            throw AgeErrors.Header("the work factor of a scrypt stanza is not a number");
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var factor) && factor <= MaxWorkFactor
            ? factor
            : throw AgeErrors.Header("the work factor of a scrypt stanza is above " + MaxWorkFactor.ToString(CultureInfo.InvariantCulture));
    }
}
