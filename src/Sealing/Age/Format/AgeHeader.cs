using System.Buffers;
using System.Text;

namespace Sealing.Age.Format;

/// <summary>The text that stands before the payload: the version, one stanza or more, and a MAC over all of it under the file key.</summary>
/// <remarks>References: C2SP age.md, "Header". The limits are ours: 1024 recipients of the largest native type fit.</remarks>
internal sealed class AgeHeader
{
    public const string VersionPrefix = "age-encryption.org/";

    /// <summary>Stanzas. Each may cost an identity a key agreement.</summary>
    public const int MaxStanzas = 1024;

    private const string Version = VersionPrefix + "v1";
    private const int MaxLength = 2 * 1024 * 1024;
    private const string End = "---";

    private AgeHeader(IReadOnlyList<AgeStanza> stanzas, ReadOnlyMemory<byte> text, byte[] mac)
    {
        (Stanzas, AuthenticatedText, Mac) = (stanzas, text, mac);
    }

    public IReadOnlyList<AgeStanza> Stanzas { get; }

    /// <summary>What the MAC is over: the header as it was read, up to and including <c>---</c>.</summary>
    public ReadOnlyMemory<byte> AuthenticatedText { get; }

    /// <summary>HMAC-SHA-256, 32 bytes.</summary>
    public byte[] Mac { get; }

    public static AgeHeader Read(ByteSource source)
    {
        if (!source.Peek(VersionPrefix.Length).SequenceEqual(Encoding.ASCII.GetBytes(VersionPrefix)))
        {
            throw AgeErrors.Header("this is not an age file");
        }

        var lines = new LineReader(source, MaxLength);
        if (!lines.Next().SequenceEqual(Encoding.ASCII.GetBytes(Version)))
        {
            throw lines.Malformed("only version v1 is known");
        }

        var stanzas = new List<AgeStanza>();
        ReadOnlySpan<byte> line;
        while (!(line = lines.Next()).StartsWith("---"u8))
        {
            stanzas.Add(stanzas.Count < MaxStanzas ? StanzaText.Read(line, lines) : throw lines.Malformed("more than 1024 stanzas"));
        }

        if (stanzas.Count == 0 || line is not [_, _, _, (byte)' ', .. var text] || UnpaddedBase64.Decode(text) is not { Length: FileKey.MacSize } mac)
        {
            throw lines.Malformed("expected a stanza, or a MAC of 43 characters after it");
        }

        return new AgeHeader(stanzas, lines.Text[..^(line.Length + 1 - End.Length)], mac);
    }

    /// <summary>Whether a passphrase is not alone: who writes to one is taken to know it, which others in the header would spoil.</summary>
    public static bool MixesScrypt(IReadOnlyList<AgeStanza> stanzas) => stanzas.Count > 1 && stanzas.Any(stanza => stanza.Type == ScryptRecipient.StanzaType);

    /// <summary>The bytes of a header with these stanzas, MAC included.</summary>
    public static byte[] Write(IEnumerable<AgeStanza> stanzas, FileKey fileKey)
    {
        var text = new ArrayBufferWriter<byte>();
        text.Write(Encoding.ASCII.GetBytes(Version + "\n"));
        foreach (var stanza in stanzas)
        {
            StanzaText.Write(stanza, text);
        }

        text.Write(Encoding.ASCII.GetBytes(End));
        var mac = UnpaddedBase64.Encode(fileKey.HeaderMac(text.WrittenSpan));
        text.Write(Encoding.ASCII.GetBytes($" {mac}\n"));
        return text.WrittenSpan.ToArray();
    }
}
