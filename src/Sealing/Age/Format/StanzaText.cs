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
        var body = new MemoryStream();
        int length;
        do
        {
            var line = lines.Next();
            length = line.Length;
            var bytes = length <= Columns ? UnpaddedBase64.Decode(line) : null;
            body.Write(bytes ?? throw lines.Malformed("expected up to 64 characters of canonical base64"));
        }
        while (length == Columns);

        return new AgeStanza(words[0], words[1..], body.ToArray());
    }

    public static void Write(AgeStanza stanza, StringBuilder text)
    {
        text.Append("-> ").Append(stanza.Type);
        foreach (var argument in stanza.Arguments)
        {
            text.Append(' ').Append(argument);
        }

        text.Append('\n');
        var body = UnpaddedBase64.Encode(stanza.Body.Span);
        for (var at = 0; at <= body.Length; at += Columns)
        {
            text.Append(body, at, Math.Min(Columns, body.Length - at)).Append('\n');
        }
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
