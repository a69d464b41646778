using System.Security.Cryptography;
using System.Text;
using Org.BouncyCastle.Math;

namespace Sealing.Age.Ssh;

/// <summary>The private key format that ssh-keygen writes today.</summary>
/// <remarks>
/// References: OpenSSH PROTOCOL.key. Layout: <c>"openssh-key-v1\0" || string cipher || string kdf || string kdf options || number of keys (1) ||
/// string public key || string private part</c>; the private part, encrypted or not: <c>check || check || string type || fields || string comment ||
/// padding 1, 2, 3...</c>.
/// </remarks>
internal sealed class OpenSshPrivateKey
{
    public const string PemLabel = "OPENSSH PRIVATE KEY";

    private readonly OpenSshCipher? _cipher;
    private readonly byte[] _privatePart;

    public OpenSshPrivateKey(ReadOnlySpan<byte> data)
    {
        var reader = new SshReader(data);
        reader.Expect("openssh-key-v1\0"u8);
        _cipher = OpenSshCipher.Read(reader.ReadString(), reader.ReadString(), reader.ReadString());
        if (reader.ReadNumber() != 1)
        {
            throw new SealingException(ErrorKind.InvalidKey, "the SSH key file holds several keys");
        }

        PublicKey = SshPublicKey.Read(reader.ReadString());
        _privatePart = reader.ReadString().ToArray();
    }

    public SshPublicKey PublicKey { get; }

    public bool IsEncrypted => _cipher is not null;

    /// <summary>The identity, or null where the passphrase is wrong. An unencrypted key takes none. The file's bytes are cleared.</summary>
    public IAgeIdentity? Open(ReadOnlySpan<byte> passphrase)
    {
        var plain = _cipher?.Decrypt(_privatePart, passphrase) ?? _privatePart;
        try
        {
            var reader = new SshReader(plain);
            if (reader.ReadNumber() != reader.ReadNumber())
            {
                return IsEncrypted ? null : throw SshReader.Damaged();
            }

            var isRsa = Encoding.Latin1.GetString(reader.ReadString()) == SshPublicKey.RsaType;
            return isRsa ? ReadRsa(ref reader) : ReadEd25519(ref reader);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(plain);
        }
    }

    // The seed stands before the public key, which stands before both again.
    private static SshEd25519Identity ReadEd25519(ref SshReader reader)
    {
        var publicKey = reader.ReadString();
        var both = reader.ReadString();
        return both.Length == 64 && both[32..].SequenceEqual(publicKey) ? new SshEd25519Identity(both[..32]) : throw SshReader.Damaged();
    }

    private static SshRsaIdentity ReadRsa(ref SshReader reader)
    {
        var modulus = reader.ReadBigNumber();
        var exponent = reader.ReadBigNumber();
        var d = reader.ReadBigNumber();
        var inverse = reader.ReadBigNumber();
        var p = reader.ReadBigNumber();
        var q = reader.ReadBigNumber();
        var half = (modulus.Length + 1) / 2;
        var key = new RSAParameters
        {
            Modulus = modulus.ToArray(),
            Exponent = exponent.ToArray(),
            D = Pad(d, modulus.Length),
            P = Pad(p, half),
            Q = Pad(q, half),
            DP = Pad(Reduce(d, p), half),
            DQ = Pad(Reduce(d, q), half),
            InverseQ = Pad(inverse, half),
        };
        try
        {
            return new SshRsaIdentity(key);
        }
        finally
        {
            SecretParameters.Clear(key);
        }
    }

    // d mod (p - 1), which the format leaves out.
    private static byte[] Reduce(ReadOnlySpan<byte> d, ReadOnlySpan<byte> p) =>
        p.Length > 1 ? new BigInteger(1, d).Mod(new BigInteger(1, p).Subtract(BigInteger.One)).ToByteArrayUnsigned() : throw SshReader.Damaged();

    private static byte[] Pad(ReadOnlySpan<byte> number, int size)
    {
        var padded = new byte[size];
        number.CopyTo(number.Length <= size ? padded.AsSpan(size - number.Length) : throw SshReader.Damaged());
        return padded;
    }
}
