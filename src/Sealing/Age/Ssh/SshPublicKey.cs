using System.Security.Cryptography;
using System.Text;
using Sealing.Age.Format;
using Sealing.Primitives;

namespace Sealing.Age.Ssh;

/// <summary>A public key as an authorized_keys line has it, <c>TYPE BASE64 [COMMENT]</c>. References: RFC 4253 s6.6, RFC 8709 s4, sshd(8).</summary>
internal sealed class SshPublicKey
{
    public const string RsaType = "ssh-rsa";
    public const string Ed25519Type = "ssh-ed25519";

    private const int TagSize = 4;
    private const int MaxModulusSize = 2048; // bytes; libcrypto takes no more

    private SshPublicKey(string type, byte[] blob)
    {
        Type = type;
        Blob = blob;
        Tag = UnpaddedBase64.Encode(SHA256.HashData(blob).AsSpan(0, TagSize));
    }

    /// <summary>The key's type, and that of its stanzas.</summary>
    public string Type { get; }

    /// <summary>The key in binary.</summary>
    public byte[] Blob { get; }

    /// <summary>The start of the key's hash, which a stanza for it has as its first argument.</summary>
    public string Tag { get; }

    /// <summary>The point of an Ed25519 key, 32 bytes.</summary>
    public byte[] Point { get; private init; } = [];

    /// <summary>Modulus and exponent of an RSA key.</summary>
    public RSAParameters Rsa { get; private init; }

    public static SshPublicKey Ed25519(byte[] point) => new(Ed25519Type, SshKeyBlob.Ed25519(point)) { Point = point };

    public static SshPublicKey FromRsa(RSAParameters key) =>
        new(RsaType, SshKeyBlob.Rsa(key)) { Rsa = new RSAParameters { Modulus = key.Modulus, Exponent = key.Exponent } };

    public static SshPublicKey Parse(string line)
    {
        var words = line.Split([' ', '\t'], 3, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (words is not [var type, var base64, ..] || UnpaddedBase64.DecodePadded(Encoding.UTF8.GetBytes(base64)) is not { } blob)
        {
            throw new SealingException(ErrorKind.InvalidKey, "malformed SSH recipient: " + line);
        }

        var key = Read(blob);
        return key.Type == type ? key : throw SshReader.Damaged();
    }

    public static SshPublicKey Read(ReadOnlySpan<byte> blob)
    {
        var reader = new SshReader(blob);
        var type = Encoding.Latin1.GetString(reader.ReadString());
        var key = type switch
        {
            Ed25519Type => ReadEd25519(ref reader),
            RsaType => ReadRsa(ref reader),
            _ => throw new SealingException(ErrorKind.InvalidKey, "age takes SSH keys of the types ssh-ed25519 and ssh-rsa, and this is " + Printable(type)),
        };
        return reader.AtEnd && key.Blob.AsSpan().SequenceEqual(blob) ? key : throw SshReader.Damaged();
    }

    /// <summary>Whether the stanza says that it is for this key.</summary>
    public bool IsTagged(AgeStanza stanza) => stanza.Type == Type && stanza.Arguments is [var tag, ..] && tag == Tag;

    private static SshPublicKey ReadEd25519(ref SshReader reader)
    {
        var point = reader.ReadString();
        return point.Length == X25519Agreement.Size ? Ed25519(point.ToArray()) : throw SshReader.Damaged();
    }

    private static SshPublicKey ReadRsa(ref SshReader reader)
    {
        var exponent = reader.ReadBigNumber().ToArray();
        var modulus = reader.ReadBigNumber().ToArray();
        return modulus.Length <= MaxModulusSize && exponent.Length <= sizeof(int)
            ? FromRsa(new RSAParameters { Modulus = modulus, Exponent = exponent })
            : throw new SealingException(ErrorKind.InvalidKey, "the SSH key is an RSA key of an odd size");
    }

    private static string Printable(string type) => type.Length <= 64 && Ascii.IsValid(type) ? type : "another";
}
