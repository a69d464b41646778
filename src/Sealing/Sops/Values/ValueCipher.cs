using System.Security.Cryptography;
using System.Text;
using Sealing.Primitives;

namespace Sealing.Sops;

/// <summary>
/// The encryption of one value under the data key: AES-256-GCM with a random nonce of 32 bytes and a tag of 16, the associated data being
/// the value's place in the document.
/// </summary>
/// <remarks>
/// References: NIST SP 800-38D s7 (a nonce that is not 96 bits goes through GHASH, which .NET's AesGcm cannot do), SOPS' documented format.
/// </remarks>
internal sealed class ValueCipher : IDisposable
{
    private const int NonceSize = 32;
    private const int TagSize = LongNonceGcm.TagSize;
    private const int MaxNonceSize = 128; // any size is accepted in reading, within reason

    private readonly SopsDataKey _key;
    private readonly NonceSource _nonces = new(NonceSize);
    private readonly LongNonceGcm _cipher;
    private byte[] _associated = [];

    /// <param name="key">For its owner to clear, after this.</param>
    public ValueCipher(SopsDataKey key)
    {
        _key = key;
        _cipher = LongNonceGcm.Create(key.Bytes);
    }

    /// <summary>Where nonces of decrypted values are kept and looked for, or null.</summary>
    public NonceStash? Stash { get; init; }

    /// <summary>A cipher with the same key, for another thread.</summary>
    public ValueCipher Fork() => new(_key);

    public void Dispose() => _cipher.Dispose();

    /// <summary>Tells the stash what is going to be encrypted, in this order, so that each value that did not change keeps its ciphertext.</summary>
    public void Plan(IEnumerable<SopsItem> items) =>
        Stash?.Plan(items.Where(item => item is { IsSelected: true, HasContent: true }).Select(item => (AsStashed(item.Value, item.Aad), item.Aad)));

    /// <summary>The ciphertext as it is written. Of an empty value it is empty.</summary>
    public string Encrypt(SopsValue value, string aad)
    {
        if (value.IsEmpty)
        {
            return "";
        }

        value = Stash is null ? value : AsStashed(value, aad);
        var nonce = Stash?.Take(value, aad) ?? _nonces.Next();
        var size = value.ByteCount;
        using var input = new ScratchBytes(size);
        using var output = new ScratchBytes(size + TagSize);
        value.CopyTo(input.Span);
        _cipher.Encrypt(nonce, Associated(aad), input.Span, output.Span);
        return EncryptedText.Format(output.Span[..size], nonce, output.Span[size..], value.Type);
    }

    /// <summary>The value, or null where the text is no ciphertext, or not one of this key and place.</summary>
    public SopsValue? TryDecrypt(ReadOnlySpan<char> text, string aad)
    {
        if (!EncryptedText.TryParse(text, out var parts) || SopsTypes.Parse(parts.Type) is not { } type)
        {
            return null;
        }

        Span<byte> nonce = stackalloc byte[MaxNonceSize];
        using var input = new ScratchBytes((parts.Data.Length / 4 * 3) + TagSize);
        if (!Convert.TryFromBase64Chars(parts.Nonce, nonce, out var nonceSize) || nonceSize == 0
            || !Convert.TryFromBase64Chars(parts.Data, input.Span, out var size)
            || !Convert.TryFromBase64Chars(parts.Tag, input.Span.Slice(size, TagSize), out var tagSize) || tagSize != TagSize)
        {
            return null;
        }

        nonce = nonce[..nonceSize];
        var plaintext = new byte[size];
        if (!_cipher.TryDecrypt(nonce, Associated(aad), input.Span[..(size + TagSize)], plaintext))
        {
            return null;
        }

        var value = SopsValue.Read(type, plaintext);
        // The type is not authenticated here, only by the MAC: read as an integer, the string "007" would be written anew as "7", and must not have its nonce.
        if (Stash is not null && value is { } read && read.Bytes.AsSpan().SequenceEqual(plaintext))
        {
            Stash.Add(read, aad, nonce.ToArray());
        }

        return value;
    }

    // A float without decimals is written as an integer. It stays a float where that is what it was.
    private SopsValue AsStashed(SopsValue value, string aad)
    {
        var asFloat = new SopsValue(SopsType.Float, value.Bytes);
        return value.Type == SopsType.Integer && !Stash!.Has(value, aad) && Stash.Has(asFloat, aad) ? asFloat : value;
    }

    // Where the value stands is no secret: the buffer is kept.
    private ReadOnlySpan<byte> Associated(string aad)
    {
        if (_associated.Length < Encoding.UTF8.GetMaxByteCount(aad.Length))
        {
            _associated = new byte[Encoding.UTF8.GetMaxByteCount(aad.Length)];
        }

        return _associated.AsSpan(0, Encoding.UTF8.GetBytes(aad, _associated));
    }
}
