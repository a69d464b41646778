using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Unicode;

namespace Sealing.Sops;

/// <summary>
/// A value with its type and its canonical text, which is what is encrypted and what the MAC is made of: decimal integers, floats without
/// an exponent, <c>True</c> and <c>False</c>, times as RFC 3339.
/// </summary>
internal readonly struct SopsValue
{
    private readonly byte[]? _bytes;
    private readonly ReadOnlyMemory<char> _text; // where there are no bytes

    public SopsValue(SopsType type, byte[] bytes)
    {
        (Type, _bytes) = (type, bytes);
    }

    private SopsValue(SopsType type, ReadOnlyMemory<char> text)
    {
        (Type, _text) = (type, text);
    }

    public static SopsValue Null { get; } = new(SopsType.Null, ReadOnlyMemory<char>.Empty);

    public SopsType Type { get; }

    /// <summary>The canonical text in UTF-8, made anew where the value was made of text. A string may hold other bytes.</summary>
    public byte[] Bytes
    {
        get
        {
            if (_bytes is not null)
            {
                return _bytes;
            }

            var bytes = new byte[ByteCount];
            Encoding.UTF8.GetBytes(_text.Span, bytes);
            return bytes;
        }
    }

    /// <summary>The length of <see cref="Bytes"/>.</summary>
    public int ByteCount => _bytes?.Length ?? Encoding.UTF8.GetByteCount(_text.Span);

    public string Text => _bytes is null ? _text.ToString() : Encoding.UTF8.GetString(_bytes);

    public ReadOnlySpan<char> TextSpan => _bytes is null ? _text.Span : Text;

    /// <summary>Empty strings and comments are written as they are, never as ciphertext.</summary>
    public bool IsEmpty => (_bytes?.Length ?? _text.Length) == 0;

    public bool IsString => Type is SopsType.String or SopsType.Bytes;

    /// <summary>Whether a string is valid UTF-8.</summary>
    public bool IsText => _bytes is null || Utf8.IsValid(_bytes);

    public static SopsValue Of(SopsType type, string text) => new(type, text.AsMemory());

    public static SopsValue String(string text) => String(text.AsMemory());

    /// <summary>A string whose text is not copied: that of ciphertext stays in the document.</summary>
    public static SopsValue String(ReadOnlyMemory<char> text) => new(SopsType.String, text);

    /// <summary>The value that a decrypted text stands for, or null where the text does not fit the type.</summary>
    public static SopsValue? Read(SopsType type, byte[] bytes)
    {
        var text = type is SopsType.Integer or SopsType.Float or SopsType.Boolean or SopsType.Time
            ? CanonicalText.Of(type, Encoding.UTF8.GetString(bytes))
            : null;
        return type switch
        {
            SopsType.Bytes => new SopsValue(SopsType.String, bytes),
            SopsType.String or SopsType.Comment => new SopsValue(type, bytes),
            _ => text is null ? null : Of(type, text),
        };
    }

    public bool Is(SopsValue other) => Type == other.Type && HasTextOf(other);

    /// <summary>Whether the canonical texts are the same, whatever the types are.</summary>
    public bool HasTextOf(SopsValue other) =>
        _bytes is null && other._bytes is null ? _text.Span.SequenceEqual(other._text.Span) : Bytes.AsSpan().SequenceEqual(other.Bytes);

    /// <summary>Writes the canonical text in UTF-8.</summary>
    public void WriteTo(IBufferWriter<byte> output)
    {
        if (_bytes is null)
        {
            Encoding.UTF8.GetBytes(_text.Span, output);
        }
        else
        {
            output.Write(_bytes);
        }
    }

    /// <summary>Clears the text where it can be: a string stays until it is collected.</summary>
    public void Clear() => CryptographicOperations.ZeroMemory(_bytes);

    /// <summary>The type only: the text may be a secret.</summary>
    public override string ToString() => Type.ToString();
}
