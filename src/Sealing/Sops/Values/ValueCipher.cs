using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Sealing.Primitives;

namespace Sealing.Sops.Values;

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
    private readonly PlaintextChunks _plaintexts = new();
    private byte[] _associated = [];

    /// <param name="key">For its owner to clear, after this.</param>
    public ValueCipher(SopsDataKey key)
    {
        _key = key;
        _cipher = LongNonceGcm.Create(key.Bytes);
    }

    /// <summary>A cipher with the same key, for another thread.</summary>
    public ValueCipher Fork() => new(_key);

    public void Dispose() => _cipher.Dispose();

    /// <summary>The ciphertext as it is written. Of an empty value it is empty.</summary>
    /// <param name="value">What to encrypt.</param>
    /// <param name="aad">Its place.</param>
    /// <param name="contents">Takes most of the ciphertext in, if it is not null.</param>
    public string Encrypt(SopsValue value, string aad, LongCiphertext? contents = null)
    {
        if (value.IsEmpty)
        {
            return "";
        }

        var nonce = _nonces.Next();
        var size = value.ByteCount;
        if (contents is not null)
        {
            var whole = GC.AllocateUninitializedArray<byte>(size + TagSize);
            _cipher.Encrypt(nonce, Associated(aad), value.Bytes, whole);
            return contents.Take(whole, nonce, TagSize, value.Type);
        }

        using var input = new ScratchBytes(size);
        using var output = new ScratchBytes(size + TagSize);
        value.CopyTo(input.Span);
        _cipher.Encrypt(nonce, Associated(aad), input.Span, output.Span);
        return EncryptedText.Format(output.Span[..size], nonce, output.Span[size..], value.Type);
    }

    /// <summary>The value, or null where the text is no ciphertext, or not one of this key and place.</summary>
    /// <param name="text">The ciphertext.</param>
    /// <param name="aad">Its place.</param>
    /// <param name="leftOut">Characters that its data starts with, and that are not in the text.</param>
    public SopsValue? TryDecrypt(ReadOnlySpan<char> text, string aad, ReadOnlySpan<byte> leftOut = default)
    {
        if (!EncryptedText.TryParse(text, out var parts) || SopsTypes.Parse(parts.Type) is not { } type)
        {
            return null;
        }

        Span<byte> nonce = stackalloc byte[MaxNonceSize];
        using var input = new ScratchBytes(((leftOut.Length + parts.Data.Length) / 4 * 3) + TagSize);
        if (!Convert.TryFromBase64Chars(parts.Nonce, nonce, out var nonceSize) || nonceSize == 0
            || !TryDecode(leftOut, parts.Data, input.Span, out var size)
            || !Convert.TryFromBase64Chars(parts.Tag, input.Span.Slice(size, TagSize), out var tagSize) || tagSize != TagSize)
        {
            return null;
        }

        nonce = nonce[..nonceSize];
        var plaintext = _plaintexts.Next(size);
        if (!_cipher.TryDecrypt(nonce, Associated(aad), input.Span[..(size + TagSize)], plaintext))
        {
            return null;
        }

        var value = SopsValue.Read(type, plaintext);
        if (value is { HasBytes: true })
        {
            _plaintexts.Keep(plaintext);
        }
        else
        {
            CryptographicOperations.ZeroMemory(plaintext);
        }

        return value;
    }

    private static bool TryDecode(ReadOnlySpan<byte> first, ReadOnlySpan<char> last, Span<byte> output, out int size)
    {
        size = 0;
        if (Base64.DecodeFromUtf8(first, output, out _, out var decoded) != OperationStatus.Done || !Convert.TryFromBase64Chars(last, output[decoded..], out var rest))
        {
            return false;
        }

        size = decoded + rest;
        return true;
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
