using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Sealing.SealedSecrets;

internal static class KeyFingerprint
{
    /// <summary>
    /// <c>SHA256:</c> and the unpadded base64 of SHA-256 over <c>string "ssh-rsa" || mpint e || mpint n</c>. Source: RFC 4253 s6.6, ssh-keygen(1).
    /// </summary>
    public static string Of(RSAParameters key)
    {
        using var blob = new MemoryStream();
        Append(blob, "ssh-rsa"u8, isNumber: false);
        Append(blob, key.Exponent, isNumber: true);
        Append(blob, key.Modulus, isNumber: true);
        return "SHA256:" + Convert.ToBase64String(SHA256.HashData(blob.ToArray())).TrimEnd('=');
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
