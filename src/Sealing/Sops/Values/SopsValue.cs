using System.Security.Cryptography;
using System.Text;

namespace Sealing.Sops;

/// <summary>
/// A value with its type and its canonical text, which is what is encrypted and what the MAC is made of: decimal integers, floats without
/// an exponent, <c>True</c> and <c>False</c>, times as RFC 3339.
/// </summary>
internal readonly struct SopsValue(SopsType type, byte[] bytes)
{
    public static SopsValue Null { get; } = new(SopsType.Null, []);

    public SopsType Type => type;

    /// <summary>The canonical text in UTF-8. A string may hold other bytes.</summary>
    public byte[] Bytes => bytes;

    /// <summary>Empty strings and comments are written as they are, never as ciphertext.</summary>
    public bool IsEmpty => bytes.Length == 0;

    public bool IsString => type is SopsType.String or SopsType.Bytes;

    public string Text => Encoding.UTF8.GetString(bytes);

    public static SopsValue Of(SopsType type, string text) => new(type, Encoding.UTF8.GetBytes(text));

    public static SopsValue String(string text) => Of(SopsType.String, text);

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

    public bool Is(SopsValue other) => type == other.Type && bytes.AsSpan().SequenceEqual(other.Bytes);

    public void Clear() => CryptographicOperations.ZeroMemory(bytes);

    /// <summary>The type only: the text may be a secret.</summary>
    public override string ToString() => type.ToString();
}
