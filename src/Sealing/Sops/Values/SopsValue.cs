using System.Buffers;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Unicode;

namespace Sealing.Sops.Values;

/// <summary>
/// A value with its type and its canonical text, which is what is encrypted and what the MAC is made of: decimal integers, floats without
/// an exponent, <c>True</c> and <c>False</c>, times as RFC 3339.
/// </summary>
internal readonly struct SopsValue
{
    private readonly object? _content; // the bytes, or the string that the text stands in: a document has as many values as lines, so they are small
    private readonly int _start;
    private readonly int _length;

    /// <summary>A value of bytes, which are not copied.</summary>
    public SopsValue(SopsType type, ArraySegment<byte> bytes)
    {
        (Type, _content, _start, _length) = (type, bytes.Array, bytes.Offset, bytes.Count);
    }

    private SopsValue(SopsType type, ReadOnlyMemory<char> text)
    {
        Type = type;
        if (MemoryMarshal.TryGetString(text, out var whole, out _start, out _length))
        {
            _content = whole;
        }
        else
        {
            (_content, _start, _length) = (text.ToString(), 0, text.Length);
        }
    }

    public static SopsValue Null { get; } = new(SopsType.Null, ReadOnlyMemory<char>.Empty);

    public SopsType Type { get; }

    /// <summary>Whether it is held as bytes, which can be cleared, and not as text.</summary>
    public bool HasBytes => _content is byte[];

    private Span<byte> Stored => (_content as byte[]).AsSpan(_start, _length);

    private ReadOnlySpan<char> Chars => (_content as string).AsSpan(_start, _length);

    /// <summary>The canonical text in UTF-8, made anew where the value was made of text. A string may hold other bytes.</summary>
    public byte[] Bytes
    {
        get
        {
            if (_content is byte[] whole && whole.Length == _length)
            {
                return whole;
            }

            var bytes = new byte[ByteCount];
            CopyTo(bytes);
            return bytes;
        }
    }

    /// <summary>The length of <see cref="Bytes"/>.</summary>
    public int ByteCount => HasBytes ? _length : Encoding.UTF8.GetByteCount(Chars);

    public string Text => HasBytes ? Encoding.UTF8.GetString(Stored) : (_content as string).AsMemory(_start, _length).ToString();

    public ReadOnlySpan<char> TextSpan => HasBytes ? Text : Chars;

    /// <summary>Empty strings and comments are written as they are, never as ciphertext.</summary>
    public bool IsEmpty => _length == 0;

    public bool IsString => Type is SopsType.String or SopsType.Bytes;

    /// <summary>Whether the canonical text is the very text that was decrypted. Read as an integer, <c>007</c> is 7.</summary>
    public bool IsAsDecrypted => HasBytes;

    /// <summary>Whether a string is valid UTF-8.</summary>
    public bool IsText => !HasBytes || Utf8.IsValid(Stored);

    public static SopsValue Of(SopsType type, string text) => new(type, text.AsMemory());

    public static SopsValue String(string text) => String(text.AsMemory());

    /// <summary>A string whose text is not copied: that of ciphertext stays in the document.</summary>
    public static SopsValue String(ReadOnlyMemory<char> text) => new(SopsType.String, text);

    /// <summary>The value that a decrypted text stands for, or null where the text does not fit the type.</summary>
    public static SopsValue? Read(SopsType type, ArraySegment<byte> bytes)
    {
        var text = type is SopsType.Integer or SopsType.Float or SopsType.Boolean or SopsType.Time
            ? CanonicalText.Of(type, Encoding.UTF8.GetString(bytes))
            : null;
        return type switch
        {
            SopsType.Bytes => new SopsValue(SopsType.String, bytes),
            SopsType.String or SopsType.Comment => new SopsValue(type, bytes),
            _ when text is null => null,
            _ => Ascii.Equals(bytes, text) ? new SopsValue(type, bytes) : Of(type, text),
        };
    }

    public bool Is(SopsValue other) => Type == other.Type && HasTextOf(other);

    /// <summary>Whether this is the other one itself, and not only equal to it.</summary>
    public bool IsSame(SopsValue other) => ReferenceEquals(_content, other._content) && _start == other._start && _length == other._length && Type == other.Type;

    /// <summary>Whether the canonical texts are the same, whatever the types are.</summary>
    public bool HasTextOf(SopsValue other) =>
        (HasBytes, other.HasBytes) switch
        {
            (false, false) => Chars.SequenceEqual(other.Chars),
            (true, false) when Ascii.Equals(Stored, other.Chars) => true, // without a copy
            _ => Bytes.AsSpan().SequenceEqual(other.Bytes),
        };

    /// <summary>Writes the canonical text in UTF-8.</summary>
    public void WriteTo(IBufferWriter<byte> output)
    {
        if (HasBytes)
        {
            output.Write(Stored);
        }
        else
        {
            Encoding.UTF8.GetBytes(Chars, output);
        }
    }

    /// <summary>Copies <see cref="Bytes"/>.</summary>
    public void CopyTo(Span<byte> target)
    {
        if (HasBytes)
        {
            Stored.CopyTo(target);
        }
        else
        {
            Encoding.UTF8.GetBytes(Chars, target);
        }
    }

    /// <summary>The same value with bytes of its own.</summary>
    public SopsValue Copy() => HasBytes ? new SopsValue(Type, Stored.ToArray()) : this;

    /// <summary>Clears the text where it can be: a string stays until it is collected.</summary>
    public void Clear()
    {
        if (HasBytes)
        {
            CryptographicOperations.ZeroMemory(Stored);
        }
    }

    /// <summary>The type only: the text may be a secret.</summary>
    public override string ToString() => Type.ToString();
}
