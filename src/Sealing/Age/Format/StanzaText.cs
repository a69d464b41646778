using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace Sealing.Age.Format;

/// <summary>Reads and writes a stanza, in an age header and between age and a plugin. References: C2SP age.md, "ABNF definition of file header".</summary>
internal static class StanzaText
{
    private const int Columns = 64;

    /// <summary>The stanza that starts with <paramref name="argumentLine"/>; the lines of its body are read.</summary>
    public static AgeStanza Read(ReadOnlySpan<byte> argumentLine, LineReader lines)
    {
        var words = Words(argumentLine) ?? throw lines.Malformed("expected a stanza");
        var body = new ArrayBufferWriter<byte>();
        int length;
        do
        {
            var line = lines.Next();
            length = line.Length;
            var bytes = length <= Columns ? UnpaddedBase64.Decode(line) : null;
            body.Write(bytes ?? throw lines.Malformed("expected up to 64 characters of canonical base64"));
            CryptographicOperations.ZeroMemory(bytes);
        }
        while (length == Columns);

        var stanza = new AgeStanza(words[0], words[1..], body.WrittenSpan.ToArray());
        body.Clear();
        return stanza;
    }

    /// <summary>Appends the stanza. Nothing of its body stays elsewhere: a plugin's stanza may hold a secret.</summary>
    public static void Write(AgeStanza stanza, IBufferWriter<byte> text)
    {
        text.Write(Encoding.ASCII.GetBytes($"-> {string.Join(' ', [stanza.Type, .. stanza.Arguments])}\n"));
        Span<byte> line = stackalloc byte[Columns + 1];
        var body = stanza.Body.Span;
        int length;
        do
        {
            var bytes = body[..Math.Min(body.Length, Columns / 4 * 3)];
            body = body[bytes.Length..];
            length = UnpaddedBase64.Encode(bytes, line);
            line[length] = (byte)'\n';
            text.Write(line[..(length + 1)]);
        }
        while (length == Columns);

        CryptographicOperations.ZeroMemory(line);
    }

    // Every argument is visible ASCII, and single spaces separate them.
    private static string[]? Words(ReadOnlySpan<byte> line)
    {
        if (!line.StartsWith("-> "u8) || line.ContainsAnyExceptInRange((byte)' ', (byte)'~'))
        {
            return null;
        }

        var words = Encoding.ASCII.GetString(line[3..]).Split(' ');
        return Array.TrueForAll(words, word => word.Length > 0) ? words : null;
    }
}
