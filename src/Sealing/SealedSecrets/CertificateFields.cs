using System.Formats.Asn1;
using System.Security.Cryptography;

namespace Sealing.SealedSecrets;

/// <summary>
/// The fields of an X.509 certificate that sealing looks at, read without the platform's certificate store and key decoders: loading these
/// takes a third of the time of sealing one value. Source: RFC 5280 s4.1, RFC 8017 sA.1.1.
/// </summary>
internal sealed record CertificateFields(ReadOnlyMemory<byte> Subject, DateTimeOffset NotBefore, DateTimeOffset NotAfter, string Algorithm, RSAParameters? Key)
{
    /// <summary>Who signed it, encoded as the subject is.</summary>
    public required ReadOnlyMemory<byte> Issuer { get; init; }

    /// <summary>What is signed.</summary>
    public required ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>The algorithm of the signature, as an object identifier.</summary>
    public required string SignatureAlgorithm { get; init; }

    public required byte[] Signature { get; init; }

    private const string RsaEncryption = "1.2.840.113549.1.1.1";

    private static readonly Asn1Tag Version = new(TagClass.ContextSpecific, 0, isConstructed: true);

    /// <summary>The fields of a DER certificate. <c>Key</c> is null where the key is of another algorithm than RSA.</summary>
    /// <exception cref="AsnContentException">Not a certificate.</exception>
    public static CertificateFields Read(ReadOnlyMemory<byte> der)
    {
        var certificate = new AsnReader(der, AsnEncodingRules.DER).ReadSequence();
        var body = certificate.PeekEncodedValue();
        var fields = certificate.ReadSequence();
        var signatureAlgorithm = certificate.ReadSequence().ReadObjectIdentifier();
        var signature = certificate.ReadBitString(out _);
        certificate.ThrowIfNotEmpty();
        if (fields.PeekTag() == Version)
        {
            _ = fields.ReadEncodedValue();
        }

        _ = fields.ReadInteger(); // serial number
        _ = fields.ReadSequence(); // algorithm of the signature
        var issuer = fields.ReadEncodedValue();
        var validity = fields.ReadSequence();
        var (notBefore, notAfter) = (ReadTime(validity), ReadTime(validity));
        var subject = fields.ReadEncodedValue();
        var key = fields.ReadSequence();
        var algorithm = key.ReadSequence().ReadObjectIdentifier();
        return new CertificateFields(subject, notBefore, notAfter, algorithm, algorithm == RsaEncryption ? ReadKey(key.ReadBitString(out _)) : null)
        {
            Issuer = issuer,
            Body = body,
            SignatureAlgorithm = signatureAlgorithm,
            Signature = signature,
        };
    }

    private static DateTimeOffset ReadTime(AsnReader validity) =>
        validity.PeekTag().TagValue == (int)UniversalTagNumber.UtcTime ? validity.ReadUtcTime() : validity.ReadGeneralizedTime();

    private static RSAParameters ReadKey(ReadOnlyMemory<byte> der)
    {
        var numbers = new AsnReader(der, AsnEncodingRules.DER).ReadSequence();
        return new RSAParameters { Modulus = ReadPositive(numbers), Exponent = ReadPositive(numbers) };
    }

    private static byte[] ReadPositive(AsnReader numbers)
    {
        var bytes = numbers.ReadIntegerBytes().Span;
        return bytes[0] < 0x80 ? bytes.TrimStart((byte)0).ToArray() : throw new AsnContentException("a number of the RSA key is negative");
    }
}
