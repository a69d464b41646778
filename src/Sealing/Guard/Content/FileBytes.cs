using System.Buffers.Binary;
using System.Text;

namespace Sealing.Guard.Content;

internal enum ContentKind
{
    Text,
    Binary,

    /// <summary>What Git LFS or git-crypt put in the place of the content: nothing of it is in the repository in plaintext.</summary>
    Elsewhere,
}

/// <summary>The bytes of a file as UTF-8, whatever Unicode encoding they came in, and what kind of content they are.</summary>
internal readonly ref struct FileBytes
{
    private const int SniffedBytes = 8000; // as many as Git looks at
    private const int MaxPointerSize = 1024;

    private FileBytes(ReadOnlySpan<byte> utf8, ContentKind kind)
    {
        Utf8 = utf8;
        Kind = kind;
    }

    /// <summary>The content without a byte order mark. Bytes that are not UTF-8 are left as they are.</summary>
    public ReadOnlySpan<byte> Utf8 { get; }

    public ContentKind Kind { get; }

    public static FileBytes Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith("\0GITCRYPT\0"u8) || (bytes.Length <= MaxPointerSize && bytes.StartsWith("version https://git-lfs.github.com/spec/v1"u8)))
        {
            return new FileBytes(bytes, ContentKind.Elsewhere);
        }

        var (encoding, mark) = Detect(bytes);
        var text = bytes[mark..];
        if (encoding is not null)
        {
            return new FileBytes(Encoding.UTF8.GetBytes(encoding.GetString(text)), ContentKind.Text);
        }

        var isBinary = text[..Math.Min(text.Length, SniffedBytes)].Contains((byte)0);
        return new FileBytes(text, isBinary ? ContentKind.Binary : ContentKind.Text);
    }

    // Git takes UTF-16 for binary, so nothing that reads its diffs sees what PowerShell's > writes.
    private static (Encoding? Encoding, int Mark) Detect(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xEF, 0xBB, 0xBF, ..] => (null, 3),
        [0xFF, 0xFE, 0, 0, ..] => (Encoding.UTF32, 4),
        [0, 0, 0xFE, 0xFF, ..] => (new UTF32Encoding(bigEndian: true, byteOrderMark: false), 4),
        [0xFF, 0xFE, ..] => (Encoding.Unicode, 2),
        [0xFE, 0xFF, ..] => (Encoding.BigEndianUnicode, 2),
        [not 0, 0, not 0, 0, ..] when IsAsciiText(bytes, littleEndian: true) => (Encoding.Unicode, 0),
        [0, not 0, 0, not 0, ..] when IsAsciiText(bytes, littleEndian: false) => (Encoding.BigEndianUnicode, 0),
        _ => (null, 0),
    };

    private static bool IsAsciiText(ReadOnlySpan<byte> bytes, bool littleEndian)
    {
        for (var i = 0; i + 1 < Math.Min(bytes.Length, 64); i += 2)
        {
            var unit = littleEndian ? BinaryPrimitives.ReadUInt16LittleEndian(bytes[i..]) : BinaryPrimitives.ReadUInt16BigEndian(bytes[i..]);
            if (unit is not ('\t' or '\r' or '\n' or (>= ' ' and < 0x7F)))
            {
                return false;
            }
        }

        return true;
    }
}
