using System.Buffers;
using System.Buffers.Text;
using System.Text;
using Sealing.Syntax;

namespace Sealing.Sops.Values;

/// <summary>
/// The ciphertext of a large binary file, all but a few bytes of it, in base64 beside the text of its envelope. In the text it would be a string of twice the size.
/// Letters and digits inside a JSON string are themselves, so that the envelope is read alike with and without them.
/// </summary>
internal sealed class LongCiphertext
{
    private const int Least = 1 << 16;
    private const int Quantum = 4; // characters of base64 that stand for whole bytes

    private static readonly SearchValues<byte> Base64Bytes = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"u8);
    private static readonly byte[] Prefix = Encoding.ASCII.GetBytes(EncryptedText.Prefix);

    private byte[] _sealed = [];
    private int _length;

    /// <summary>What takes the ciphertext of some contents in; null where they are short, and go into the text.</summary>
    public static LongCiphertext? For(byte[]? contents) => contents is { Length: >= Least } ? new LongCiphertext() : null;

    /// <summary>The text of an envelope without most of its ciphertext; null where that is not long.</summary>
    /// <exception cref="SealingException">The rest is no text.</exception>
    public static SourceText? Cut(ReadOnlyMemory<byte> envelope)
    {
        var start = envelope.Span.IndexOf(Prefix) + Prefix.Length;
        if (start < Prefix.Length)
        {
            return null;
        }

        var end = envelope.Span[start..].IndexOfAnyExcept(Base64Bytes);
        var length = (end / Quantum * Quantum) - Quantum; // a group stays, with the padding that may follow
        return length < Least ? null : SourceText.DecodeWithout(envelope, start, length);
    }

    /// <summary>Takes ciphertext and tag in, and gives what goes into the text.</summary>
    public string Take(byte[] output, ReadOnlySpan<byte> nonce, int tagSize, SopsType type)
    {
        var size = output.Length - tagSize;
        (_sealed, _length) = (output, (size - 1) / 3 * 3);
        return EncryptedText.Format(output.AsSpan(_length..size), nonce, output.AsSpan(size), type);
    }

    /// <summary>The envelope whole.</summary>
    /// <param name="envelope">That with what <see cref="Take"/> gave as its first ciphertext.</param>
    public byte[] Join(ReadOnlySpan<byte> envelope)
    {
        var start = envelope.IndexOf(Prefix) + Prefix.Length;
        var length = Base64.GetMaxEncodedToUtf8Length(_length);
        var whole = GC.AllocateUninitializedArray<byte>(envelope.Length + length);
        envelope[..start].CopyTo(whole);
        Base64.EncodeToUtf8(_sealed.AsSpan(0, _length), whole.AsSpan(start, length), out _, out _);
        envelope[start..].CopyTo(whole.AsSpan(start + length));
        _sealed = [];
        return whole;
    }
}
