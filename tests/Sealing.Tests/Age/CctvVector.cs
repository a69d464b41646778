using System.Globalization;
using System.IO.Compression;
using System.Text;
using Sealing.Age;

namespace Sealing.Tests.Age;

/// <summary>One file of the C2SP/CCTV age vectors: lines of <c>key: value</c>, an empty line, an age file. Their README says what the keys mean.</summary>
internal sealed class CctvVector
{
    private readonly ILookup<string, string> _fields;

    private CctvVector(ILookup<string, string> fields, byte[] file)
    {
        _fields = fields;
        File = file;
    }

    public byte[] File { get; }

    public string Expect => _fields["expect"].Single();

    public bool IsArmored => _fields["armored"].Any();

    /// <summary>SHA-256 of what is written out in all, in hex; that of nothing where the vector does not say.</summary>
    public string? PayloadHash => _fields["payload"].SingleOrDefault();

    public byte[] FileKey => Convert.FromHexString(_fields["file key"].Single());

    public IAgeIdentity[] Identities =>
    [
        .. _fields["identity"].Select(text =>
            text.StartsWith("AGE-SECRET-KEY-PQ-", StringComparison.Ordinal) ? (IAgeIdentity)HybridIdentity.Parse(text) : X25519Identity.Parse(text)),
        .. _fields["passphrase"].Select(text => new ScryptIdentity(Encoding.UTF8.GetBytes(text))),
    ];

    public static CctvVector Parse(byte[] bytes)
    {
        var end = bytes.AsSpan().IndexOf("\n\n"u8);
        var fields = Encoding.UTF8.GetString(bytes, 0, end).Split('\n').Select(line => line.Split(": ", 2)).ToLookup(pair => pair[0], pair => pair[1]);
        string[] known = ["expect", "payload", "file key", "identity", "passphrase", "armored", "compressed", "comment"];
        if (fields.FirstOrDefault(field => !known.Contains(field.Key, StringComparer.Ordinal)) is { } unknown)
        {
            throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"unknown field {unknown.Key}: the vectors are newer than this reader"));
        }

        var file = bytes[(end + 2)..];
        return new CctvVector(fields, fields["compressed"].Any() ? Inflate(file) : file);
    }

    private static byte[] Inflate(byte[] compressed)
    {
        using var stream = new ZLibStream(new MemoryStream(compressed), CompressionMode.Decompress);
        using var output = new MemoryStream();
        stream.CopyTo(output);
        return output.ToArray();
    }
}
