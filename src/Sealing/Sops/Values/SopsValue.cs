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

    public SopsValue(SopsType type, byte[] bytes)
    {
        (Type, _content) = (type, bytes);
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

    private byte[]? Array => _content as byte[];

    private ReadOnlySpan<char> Chars => (_content as string).AsSpan(_start, _length);

    /// <summary>The canonical text in UTF-8, made anew where the value was made of text. A string may hold other bytes.</summary>
    public byte[] Bytes
    {
        get
        {
            if (Array is not null)
            {
                return Array;
            }

            var bytes = new byte[ByteCount];
            CopyTo(bytes);
            return bytes;
        }
    }

    /// <summary>The length of <see cref="Bytes"/>.</summary>
    public int ByteCount => Array?.Length ?? Encoding.UTF8.GetByteCount(Chars);

    public string Text => Array is null ? (_content as string).AsMemory(_start, _length).ToString() : Encoding.UTF8.GetString(Array);

    public ReadOnlySpan<char> TextSpan => Array is null ? Chars : Text;

    /// <summary>Empty strings and comments are written as they are, never as ciphertext.</summary>
    public bool IsEmpty => (Array?.Length ?? _length) == 0;

    public bool IsString => Type is SopsType.String or SopsType.Bytes;

    /// <summary>Whether the canonical text is the very text that was decrypted. Read as an integer, <c>007</c> is 7.</summary>
    public bool IsAsDecrypted => Array is not null;

    /// <summary>Whether a string is valid UTF-8.</summary>
    public bool IsText => Array is null || Utf8.IsValid(Array);

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
            _ when text is null => null,
            _ => Ascii.Equals(bytes, text) ? new SopsValue(type, bytes) : Of(type, text),
        };
    }

    public bool Is(SopsValue other) => Type == other.Type && HasTextOf(other);

    /// <summary>Whether the canonical texts are the same, whatever the types are.</summary>
    public bool HasTextOf(SopsValue other) =>
        (Array, other.Array) switch
        {
            (null, null) => Chars.SequenceEqual(other.Chars),
            ({ } bytes, null) when Ascii.Equals(bytes, other.Chars) => true, // without a copy
            _ => Bytes.AsSpan().SequenceEqual(other.Bytes),
        };

    /// <summary>Writes the canonical text in UTF-8.</summary>
    public void WriteTo(IBufferWriter<byte> output)
    {
        if (Array is null)
        {
            Encoding.UTF8.GetBytes(Chars, output);
        }
        else
        {
            output.Write(Array);
        }
    }

    /// <summary>Copies <see cref="Bytes"/>.</summary>
    public void CopyTo(Span<byte> target)
    {
        if (Array is null)
        {
            Encoding.UTF8.GetBytes(Chars, target);
        }
        else
        {
            Array.CopyTo(target);
        }
    }

    /// <summary>The same value with bytes of its own.</summary>
    public SopsValue Copy() => Array is null ? this : new SopsValue(Type, [.. Array]);

    /// <summary>Clears the text where it can be: a string stays until it is collected.</summary>
    public void Clear() => CryptographicOperations.ZeroMemory(Array);

    /// <summary>The type only: the text may be a secret.</summary>
    public override string ToString() => Type.ToString();
}
