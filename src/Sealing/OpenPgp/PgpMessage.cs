using System.Security.Cryptography;
using Org.BouncyCastle.Bcpg.OpenPgp;

namespace Sealing.OpenPgp;

/// <summary>The packets of an encrypted message. References: RFC 4880 s11.3.</summary>
internal static class PgpMessage
{
    private const int MostPackets = 16;

    /// <summary>The list of encrypted packets, or null where there is none.</summary>
    public static PgpEncryptedDataList? Read(Stream stream)
    {
        var packets = new PgpObjectFactory(stream);
        return Enumerable.Range(0, MostPackets).Select(_ => packets.NextPgpObject()).TakeWhile(packet => packet is not null).OfType<PgpEncryptedDataList>().FirstOrDefault();
    }

    /// <summary>The literal data, compressed or not, whose integrity was checked.</summary>
    /// <exception cref="PgpException">There is none, it is too long, or it was changed.</exception>
    public static byte[] Decrypt(PgpPublicKeyEncryptedData data, PgpPrivateKey key, int limit)
    {
        if (!data.IsIntegrityProtected())
        {
            throw new PgpException("the message has no integrity check");
        }

        using var clear = data.GetDataStream(key);
        var packets = new PgpObjectFactory(clear);
        var packet = packets.NextPgpObject();
        if (packet is PgpCompressedData compressed)
        {
            packets = new PgpObjectFactory(compressed.GetDataStream());
            packet = packets.NextPgpObject();
        }

        var plaintext = Read((packet as PgpLiteralData ?? throw new PgpException("the message holds no data")).GetInputStream(), limit);
        while (clear.ReadByte() >= 0)
        {
            // The integrity code is at the end.
        }

        if (data.Verify())
        {
            return plaintext;
        }

        CryptographicOperations.ZeroMemory(plaintext);
        throw new PgpException("the message was changed");
    }

    private static byte[] Read(Stream stream, int limit)
    {
        var buffer = new byte[limit + 1];
        try
        {
            var length = stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
            return length <= limit ? buffer[..length] : throw new PgpException("the message is too long");
        }
        finally
        {
            CryptographicOperations.ZeroMemory(buffer);
        }
    }
}
