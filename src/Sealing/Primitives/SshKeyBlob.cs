using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Sealing.Primitives;

/// <summary>Public keys as SSH writes them: the bytes in an authorized_keys line, and those that a fingerprint is over.</summary>
internal static class SshKeyBlob
{
    /// <summary><c>string "ssh-rsa" || mpint e || mpint n</c>. Source: RFC 4253 s6.6.</summary>
    public static byte[] Rsa(RSAParameters key)
    {
        using var blob = new MemoryStream();
        Append(blob, "ssh-rsa"u8, isNumber: false);
        Append(blob, key.Exponent, isNumber: true);
        Append(blob, key.Modulus, isNumber: true);
        return blob.ToArray();
    }

    /// <summary><c>string "ssh-ed25519" || string key (32 bytes)</c>. Source: RFC 8709 s4.</summary>
    public static byte[] Ed25519(ReadOnlySpan<byte> key)
    {
        using var blob = new MemoryStream();
        Append(blob, "ssh-ed25519"u8, isNumber: false);
        Append(blob, key, isNumber: false);
        return blob.ToArray();
    }

    // A number whose first bit is set has a zero byte before it, since mpint is signed.
    private static void Append(MemoryStream blob, ReadOnlySpan<byte> value, bool isNumber)
    {
        var pads = isNumber && value[0] >= 0x80;
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, value.Length + (pads ? 1 : 0));
        blob.Write(length);
        if (pads)
        {
            blob.WriteByte(0);
        }

        blob.Write(value);
    }
}
