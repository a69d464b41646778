using System.Buffers.Binary;

namespace Sealing.Guard.Files;

/// <summary>Whether a key store has keys in it, as far as that can be told without its password. Sources: RFC 7292 s4.2, the format of sun.security.provider.JavaKeyStore.</summary>
internal static class KeyStoreContent
{
    private const uint Jks = 0xFEEDFEED;
    private const uint Jceks = 0xCECECECE;
    private const int TrustedCertificate = 2;
    private const int Header = 12;

    // 1.2.840.113549.1.12.10.1.1 and .2: a key, and one behind a password
    private static readonly byte[][] KeyBags = [[0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x0C, 0x0A, 0x01, 0x01], [0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x0C, 0x0A, 0x01, 0x02]];

    /// <summary>How much it weighs; null where it holds certificates only. A PKCS #12 whose bags are all encrypted may still hold a key.</summary>
    public static GuardSeverity? Judge(ReadOnlySpan<byte> content)
    {
        if (content.Length >= Header && BinaryPrimitives.ReadUInt32BigEndian(content) is Jks or Jceks)
        {
            return HoldsCertificatesOnly(content) ? null : GuardSeverity.Error;
        }

        var isPkcs12 = content is [0x30, 0x80 or >= 0x82 and <= 0x84, ..];
        return isPkcs12 && content.IndexOf(KeyBags[0]) < 0 && content.IndexOf(KeyBags[1]) < 0 ? GuardSeverity.Warning : GuardSeverity.Error;
    }

    // Each entry: its kind, an alias, a date, and of a certificate its type and its bytes.
    private static bool HoldsCertificatesOnly(ReadOnlySpan<byte> store)
    {
        var hasTypes = BinaryPrimitives.ReadUInt32BigEndian(store[4..]) == 2;
        var count = BinaryPrimitives.ReadUInt32BigEndian(store[8..]);
        var rest = store[Header..];
        for (var i = 0U; i < count; i++)
        {
            if (!TryRead(ref rest, 4, out var kind) || BinaryPrimitives.ReadInt32BigEndian(kind) != TrustedCertificate
                || !TryReadText(ref rest) || !TryRead(ref rest, 8, out _) || (hasTypes && !TryReadText(ref rest))
                || !TryRead(ref rest, 4, out var length) || !TryRead(ref rest, BinaryPrimitives.ReadInt32BigEndian(length), out _))
            {
                return false;
            }
        }

        return true;
    }

    private static bool TryReadText(ref ReadOnlySpan<byte> rest) => TryRead(ref rest, 2, out var length) && TryRead(ref rest, BinaryPrimitives.ReadUInt16BigEndian(length), out _);

    private static bool TryRead(ref ReadOnlySpan<byte> rest, int count, out ReadOnlySpan<byte> read)
    {
        var isThere = count >= 0 && count <= rest.Length;
        read = isThere ? rest[..count] : [];
        rest = isThere ? rest[count..] : [];
        return isThere;
    }
}
