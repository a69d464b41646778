using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace Sealing.Age.Format;

/// <summary>Decodes ASCII armor: strict PEM, with blank lines allowed before and after it.</summary>
/// <remarks>
/// References: C2SP age.md, "ASCII armor"; RFC 7468 s3. Lines end in LF or CRLF; all have 64 characters of padded base64, the last 4 to 64.
/// </remarks>
internal sealed class ArmorReader(ByteSource source)
{
    public const string BeginLine = "-----BEGIN AGE ENCRYPTED FILE-----";
    public const string EndLine = "-----END AGE ENCRYPTED FILE-----";
    public const int Columns = 64;

    /// <summary>Bytes of blank lines on either side.</summary>
    public const int MaxBlank = 1024;

    private static readonly byte[] Begin = Encoding.ASCII.GetBytes(BeginLine);
    private static readonly byte[] End = Encoding.ASCII.GetBytes(EndLine);

    private readonly byte[] _line = new byte[Columns / 4 * 3];
    private ReadOnlyMemory<byte> _decoded;
    private bool _begun;
    private bool _ended;
    private bool _wasLast;

    /// <summary>The next decoded bytes, or 0 after the end line, once nothing but blank lines was found behind it.</summary>
    /// <exception cref="SealingException">The armor is not strict PEM.</exception>
    public int Read(Span<byte> target)
    {
        if (!_begun)
        {
            ReadBegin();
            _begun = true;
        }

        var total = 0;
        while (total < target.Length && (!_decoded.IsEmpty || ReadDataLine()))
        {
            var count = Math.Min(target.Length - total, _decoded.Length);
            _decoded.Span[..count].CopyTo(target[total..]);
            _decoded = _decoded[count..];
            total += count;
        }

        return total;
    }

    private void ReadBegin()
    {
        var blank = 0;
        ReadOnlySpan<byte> line;
        while (!(line = source.ReadLine()).IsEmpty && IsBlank(line))
        {
            blank += line.Length;
            if (blank > MaxBlank)
            {
                throw AgeErrors.Armor("more than 1024 bytes of blank lines");
            }
        }

        if (!WithoutLineEnd(line).SequenceEqual(Begin))
        {
            throw AgeErrors.Armor("expected the line " + BeginLine);
        }
    }

    private bool ReadDataLine()
    {
        if (_ended)
        {
            return false;
        }

        var line = WithoutLineEnd(source.ReadLine());
        if (line.SequenceEqual(End))
        {
            _ended = true;
            ReadRest();
            return false;
        }

        if (_wasLast || line.Length is 0 or > Columns || !TryDecode(line))
        {
            throw AgeErrors.Armor("expected lines of 64 characters of canonical base64, and the line " + EndLine);
        }

        return true;
    }

    // A whole line without padding has one spelling only; blanks, which the decoder passes over, would make it shorter.
    private bool TryDecode(ReadOnlySpan<byte> line)
    {
        _wasLast = line.Length < Columns || line[^1] == '=';
        if (_wasLast)
        {
            var data = UnpaddedBase64.DecodePadded(line);
            _decoded = data;
            return data is not null;
        }

        _decoded = _line;
        return Base64.DecodeFromUtf8(line, _line, out _, out var count) == OperationStatus.Done && count == _line.Length;
    }

    private void ReadRest()
    {
        var rest = source.Peek(MaxBlank + 1);
        if (!IsBlank(rest) || rest.Length > MaxBlank)
        {
            throw AgeErrors.Armor("something stands after its end line");
        }
    }

    private static bool IsBlank(ReadOnlySpan<byte> text) => !text.ContainsAnyExcept(" \t\r\n"u8);

    private static ReadOnlySpan<byte> WithoutLineEnd(ReadOnlySpan<byte> line) => line switch
    {
        [.. var text, (byte)'\r', (byte)'\n'] => text,
        [.. var text, (byte)'\n'] => text,
        _ => line,
    };
}
