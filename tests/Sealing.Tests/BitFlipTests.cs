using System.Text;
using Sealing.Age;
using Sealing.SealedSecrets;
using Sealing.Sops;
using Sealing.Sops.Values;
using Sealing.Tests.SealedSecrets;
using Sealing.Tests.Sops;
using Xunit;

namespace Sealing.Tests;

/// <summary>
/// Files with a bit changed open as they were or are refused with an error of ours: nothing is forged. Every bit where that is quick, else a sample; the
/// variable SEAL_EVERY_BIT=1 has all of them tried.
/// </summary>
public sealed class BitFlipTests
{
    private static readonly bool IsWhole = Environment.GetEnvironmentVariable("SEAL_EVERY_BIT") == "1";

    public static TheoryData<string, int> AgeFiles => new()
    {
        { "x25519", 1 },
        { "ssh-ed25519", 7 },
        { "ssh-rsa", 31 },
        { "mlkem768x25519", 97 },
    };

    // The MAC of the others is of the encrypted values alone, which leaves the rest open to changes: see Sops' documentation.
    public static IEnumerable<TheoryDataRow<string>> SopsFiles => SopsVectors.AgeCases.Where(name => !name.StartsWith("sel-mac-only", StringComparison.Ordinal)).Select(name => new TheoryDataRow<string>(name));

    [Theory]
    [MemberData(nameof(AgeFiles))]
    public void Age_files(string name, int step)
    {
        var file = File.ReadAllBytes(Vector("age", name + ".age"));
        IAgeIdentity[] identities = [.. new AgeKeyReader().ReadIdentities(File.ReadAllBytes(Vector("age", name + ".key")), name)];
        var plaintext = AgeFile.Decrypt(file, identities);

        Try(file, step, changed => Assert.Equal(plaintext, AgeFile.Decrypt(changed, identities)));
    }

    [Theory]
    [MemberData(nameof(SopsFiles))]
    public void Sops_files(string name)
    {
        var (file, format) = (SopsVectors.Read(name, "enc"), SopsVectors.Format(name));
        using var key = SopsVectors.DataKey(name);
        var values = Values(file, format, key);

        Try(file, 211, changed => Assert.Equal(values, Values(changed, format, key)));
    }

    [Theory]
    [InlineData("01-strict-2048-data")]
    [InlineData("07-cluster-wide-2048-data")]
    public void Envelopes_of_SealedSecrets(string name)
    {
        using var keys = new SealingKeyRing();
        keys.Add(Vectors.Read("key-2048.pem"));
        var sealedSecret = Assert.Single(SealedSecret.ReadAll(Vectors.Read(name, "sealed.yaml")));
        var label = sealedSecret.Scope.Label(sealedSecret.Metadata.Namespace!, sealedSecret.Metadata.Name!);
        var envelope = Convert.FromBase64String(sealedSecret.EncryptedData.Values.First());
        Assert.NotNull(keys.Decrypt(envelope, label));

        Try(envelope, 5, changed => Assert.Null(keys.Decrypt(changed, label)));
    }

    private static string Vector(string folder, string file) => Path.Combine(AppContext.BaseDirectory, "Vectors", folder, file);

    // What is not encrypted keeps its spelling for the writer, so values are compared and not bytes. Those that are empty or null are not: nothing of them is in the MAC,
    // which is over the texts of the values one after another.
    private static string[] Values(byte[] file, SopsFormat format, SopsDataKey key)
    {
        var plain = SopsDocument.Parse(file, format).Decrypt(key);
        return format == SopsFormat.Binary ? [Encoding.Latin1.GetString(plain)] : [.. SopsDocument.Parse(plain, format).Entries().Select(entry => entry.Text).Where(text => text is not ("" or "<nil>"))];
    }

    private static void Try(byte[] file, int step, Action<byte[]> check)
    {
        for (var bit = 0; bit < file.Length * 8; bit += IsWhole ? 1 : step)
        {
            byte[] changed = [.. file];
            changed[bit / 8] ^= (byte)(1 << (bit % 8));
            try
            {
                check(changed);
            }
            catch (SealingException)
            {
                // Refused.
            }
        }
    }
}
