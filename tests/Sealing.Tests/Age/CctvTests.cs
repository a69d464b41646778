using System.Security.Cryptography;
using Sealing.Age;
using Sealing.Age.Format;
using Xunit;

namespace Sealing.Tests.Age;

/// <summary>The conformance vectors of the age format: each has to end as it says, with just the plaintext that it says.</summary>
public sealed class CctvTests
{
    public static IEnumerable<TheoryDataRow<string>> Names => Rows(_ => true);

    public static IEnumerable<TheoryDataRow<string>> SuccessNames => Rows(vector => vector.Expect == "success");

    [Fact]
    public void All_vectors_are_read()
    {
        Assert.SkipUnless(CctvPackage.IsAvailable || ExternalTool.IsCI, CctvPackage.Remedy);
        Assert.Equal(143, CctvPackage.Vectors.Count);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_outcome_is_the_expected_one(string name)
    {
        var vector = CctvVector.Parse(CctvPackage.Vectors[name]);
        foreach (var input in new Stream[] { new MemoryStream(vector.File), new TrickleStream(vector.File) })
        {
            using var output = new MemoryStream();
            var outcome = Outcome(() => AgeFile.Decrypt(input, output, vector.Identities));

            Assert.Equal(vector.Expect, outcome);
            Assert.Equal(vector.PayloadHash ?? Hash([]), Hash(output.ToArray()));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Bytes_end_as_a_stream_does(string name)
    {
        var vector = CctvVector.Parse(CctvPackage.Vectors[name]);
        byte[]? plaintext = null;

        Assert.Equal(vector.Expect, Outcome(() => plaintext = AgeFile.Decrypt(vector.File, vector.Identities)));
        Assert.Equal(vector.Expect == "success" ? vector.PayloadHash : null, plaintext is null ? null : Hash(plaintext));
    }

    [Theory]
    [MemberData(nameof(SuccessNames))]
    public void What_decrypts_is_written_again_byte_for_byte(string name)
    {
        var vector = CctvVector.Parse(CctvPackage.Vectors[name]);
        var binary = vector.IsArmored ? Dearmor(vector.File) : vector.File;
        using var fileKey = new FileKey(vector.FileKey);
        var header = AgeHeader.Write(AgeHeader.Read(new ByteSource(new MemoryStream(binary).Read)).Stanzas, fileKey);
        var nonce = binary.AsSpan(header.Length, PayloadCipher.NonceSize);
        using var cipher = fileKey.PayloadCipher(nonce);
        using var again = new MemoryStream();
        again.Write(header);
        again.Write(nonce);
        AgePayload.Encrypt(cipher, new MemoryStream(AgeFile.Decrypt(vector.File, vector.Identities)).Read, again.Write);

        Assert.Equal(binary, again.ToArray());
        Assert.Equal(binary, Dearmor(Armor(binary)));
    }

    private static IEnumerable<TheoryDataRow<string>> Rows(Func<CctvVector, bool> filter) =>
        CctvPackage.IsAvailable || ExternalTool.IsCI
            ? CctvPackage.Vectors.Where(file => filter(CctvVector.Parse(file.Value))).Select(file => new TheoryDataRow<string>(file.Key))
            : [new TheoryDataRow<string>("none") { Skip = CctvPackage.Remedy }];

    private static string Outcome(Action decrypt)
    {
        try
        {
            decrypt();
            return "success";
        }
        catch (SealingException e)
        {
            return e.Kind switch
            {
                ErrorKind.NoMatchingKey => "no match",
                ErrorKind.InvalidAgeHeader => "header failure",
                ErrorKind.AgeHeaderMismatch => "HMAC failure",
                ErrorKind.InvalidAgePayload => "payload failure",
                ErrorKind.InvalidAgeArmor => "armor failure",
                _ => throw new InvalidOperationException("an outcome that the vectors do not have", e),
            };
        }
    }

    private static byte[] Dearmor(byte[] text)
    {
        var armor = new ArmorReader(new ByteSource(new MemoryStream(text).Read));
        using var output = new MemoryStream();
        var block = new byte[1000];
        for (int count; (count = armor.Read(block)) > 0;)
        {
            output.Write(block, 0, count);
        }

        return output.ToArray();
    }

    private static byte[] Armor(byte[] binary)
    {
        using var output = new MemoryStream();
        var armor = new ArmorWriter(output.Write);
        armor.Write(binary);
        armor.Complete();
        return output.ToArray();
    }

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
