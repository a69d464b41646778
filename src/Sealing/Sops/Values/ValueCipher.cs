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
        var input = value.Bytes;
        var output = new byte[input.Length + TagSize];
        _cipher.Encrypt(nonce, Encoding.UTF8.GetBytes(aad), input, output);
        return EncryptedText.Format(output.AsSpan(0, input.Length), nonce, output.AsSpan(input.Length), value.Type);
    }

    /// <summary>The value, or null where the text is no ciphertext, or not one of this key and place.</summary>
    public SopsValue? TryDecrypt(ReadOnlySpan<char> text, string aad)
    {
        if (!EncryptedText.TryParse(text, out var parts) || SopsTypes.Parse(parts.Type) is not { } type
            || Decode(parts.Nonce, 0) is not { Length: > 0 and <= MaxNonceSize } nonce
            || Decode(parts.Tag, 0) is not { Length: TagSize } tag || Decode(parts.Data, TagSize) is not { } input)
        {
            return null;
        }

        tag.CopyTo(input.AsSpan(input.Length - TagSize));
        var plaintext = new byte[input.Length - TagSize];
        if (!_cipher.TryDecrypt(nonce, Encoding.UTF8.GetBytes(aad), input, plaintext))
        {
            return null;
        }

        var value = SopsValue.Read(type, plaintext);
        // The type is not authenticated here, only by the MAC: read as an integer, the string "007" would be written anew as "7", and must not have its nonce.
        if (Stash is not null && value is { } read && read.Bytes.AsSpan().SequenceEqual(plaintext))
        {
            Stash.Add(read, aad, nonce);
        }

        return value;
    }

    // A float without decimals is written as an integer. It stays a float where that is what it was.
    private SopsValue AsStashed(SopsValue value, string aad)
    {
        var asFloat = new SopsValue(SopsType.Float, value.Bytes);
        return value.Type == SopsType.Integer && !Stash!.Has(value, aad) && Stash.Has(asFloat, aad) ? asFloat : value;
    }

    // The bytes of base64 with room after them, or null.
    private static byte[]? Decode(ReadOnlySpan<char> base64, int room)
    {
        var buffer = new byte[(base64.Length / 4 * 3) + 3];
        return Convert.TryFromBase64Chars(base64, buffer, out var length) ? [.. buffer.AsSpan(0, length), .. new byte[room]] : null;
    }
}
