using System.Text;
using Sealing.Text;

namespace Sealing.Syntax;

/// <summary>
/// A text file decoded once: UTF-8 with or without a byte order mark, or UTF-16 as PowerShell 5 redirects write it.
/// Encodes an edited text back to the same encoding. Strict: bytes that are not text are an error, never a replacement character.
/// </summary>
internal sealed class SourceText
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly UnicodeEncoding Utf16Little = new(bigEndian: false, byteOrderMark: false, throwOnInvalidBytes: true);
    private static readonly UnicodeEncoding Utf16Big = new(bigEndian: true, byteOrderMark: false, throwOnInvalidBytes: true);

    private readonly Encoding _encoding;
    private readonly byte[] _mark;

    private SourceText(string text, Encoding encoding, ReadOnlySpan<byte> mark, TextCut? cut = null)
    {
        (Text, _encoding, _mark, Cut) = (text, encoding, mark.ToArray(), cut);
    }

    /// <summary>The decoded text without a byte order mark; line ends as they are.</summary>
    public string Text { get; }

    /// <summary>What is left out of the text, or null.</summary>
    public TextCut? Cut { get; }

    /// <summary>Whether the file is UTF-16.</summary>
    public bool IsUtf16 => !ReferenceEquals(_encoding, Utf8);

    /// <summary>This text with the byte order mark of UTF-8, if it has one, as its first character.</summary>
    public SourceText WithMark() => IsUtf16 || _mark.Length == 0 ? this : new SourceText("\uFEFF" + Text, _encoding, []);

    /// <exception cref="SealingException">The bytes are not valid in the encoding they start as.</exception>
    public static SourceText Decode(ReadOnlySpan<byte> bytes)
    {
        var (encoding, markLength) = Detect(bytes);
        return new SourceText(Decode(bytes, encoding, markLength), encoding, bytes[..markLength]);
    }

    private static string Decode(ReadOnlySpan<byte> bytes, Encoding encoding, int markLength)
    {
        try
        {
            return encoding.GetString(bytes[markLength..]);
        }
        catch (DecoderFallbackException e)
        {
            var valid = bytes[..Math.Clamp(markLength + e.Index, 0, bytes.Length)];
            throw new SealingException(ErrorKind.InvalidDocument, "not valid " + Name(encoding) + " text", new(Line: 1 + valid.Count((byte)'\n')));
        }
    }

    /// <summary>A text in UTF-8 without some of its bytes, all of them ASCII. Changes of it are encoded with them. The bytes are held.</summary>
    /// <exception cref="SealingException">The rest is not valid in UTF-8.</exception>
    public static SourceText DecodeWithout(ReadOnlyMemory<byte> bytes, int start, int length)
    {
        byte[] rest = [.. bytes.Span[..start], .. bytes.Span[(start + length)..]];
        var cut = new TextCut(Utf8.GetCharCount(rest.AsSpan(0, start)), bytes.Slice(start, length));
        return new SourceText(Decode(rest, Utf8, 0), Utf8, [], cut);
    }

    /// <summary>The bytes of <paramref name="text"/> in this text's encoding, with its byte order mark if it had one.</summary>
    public byte[] Encode(string text)
    {
        var bytes = new byte[_mark.Length + _encoding.GetByteCount(text)];
        _mark.CopyTo(bytes, 0);
        _encoding.GetBytes(text, bytes.AsSpan(_mark.Length));
        return bytes;
    }

    /// <summary>The bytes of the changed text, in the same way.</summary>
    public byte[] Encode(TextEdits edits)
    {
        if (!ReferenceEquals(_encoding, Utf8))
        {
            return Encode(edits.Apply());
        }

        if (Cut is not null)
        {
            edits.PutBack(Cut);
        }

        var bytes = new byte[_mark.Length + edits.GetByteCount(Utf8)];
        _mark.CopyTo(bytes, 0);
        edits.GetBytes(Utf8, bytes.AsSpan(_mark.Length));
        return bytes;
    }

    private static (Encoding Encoding, int MarkLength) Detect(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xEF, 0xBB, 0xBF, ..] => (Utf8, 3),
        [0xFF, 0xFE, ..] => (Utf16Little, 2),
        [0xFE, 0xFF, ..] => (Utf16Big, 2),
        [not 0, 0, ..] => (Utf16Little, 0), // YAML 1.2 s5.2: the first character of a stream is ASCII
        [0, not 0, ..] => (Utf16Big, 0),
        _ => (Utf8, 0),
    };

    private static string Name(Encoding encoding) => ReferenceEquals(encoding, Utf8) ? "UTF-8" : "UTF-16";
}
