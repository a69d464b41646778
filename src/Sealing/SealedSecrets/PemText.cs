using System.Text;

namespace Sealing.SealedSecrets;

/// <summary>The text of PEM files: ASCII, which PowerShell writes as UTF-16 or behind a byte order mark.</summary>
internal static class PemText
{
    /// <summary>The characters, which the caller clears where they are a secret.</summary>
    public static char[] Decode(ReadOnlySpan<byte> bytes)
    {
        var (encoding, start) = bytes switch
        {
            [0xFF, 0xFE, ..] => (Encoding.Unicode, 2),
            [0xFE, 0xFF, ..] => (Encoding.BigEndianUnicode, 2),
            [0xEF, 0xBB, 0xBF, ..] => (Encoding.Latin1, 3),
            [not 0, 0, ..] => (Encoding.Unicode, 0),
            [0, not 0, ..] => (Encoding.BigEndianUnicode, 0),
            _ => (Encoding.Latin1, 0),
        };
        var text = new char[encoding.GetCharCount(bytes[start..])];
        encoding.GetChars(bytes[start..], text);
        return text;
    }
}
