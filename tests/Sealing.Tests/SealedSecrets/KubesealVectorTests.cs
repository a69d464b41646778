using System.Text.Json;
using Sealing.SealedSecrets;
using Xunit;

namespace Sealing.Tests.SealedSecrets;

public sealed class KubesealVectorTests
{
    public static TheoryData<string, string> Files =>
        [.. Vectors.Cases.SelectMany(name => new[] { (name, "sealed.json"), (name, "sealed.yaml") })];

    [Theory]
    [MemberData(nameof(Files))]
    public void What_kubeseal_sealed_is_opened(string name, string file)
    {
        using var expected = JsonDocument.Parse(Vectors.Read(name, "expected.json"));
        using var ring = new SealingKeyRing();
        ring.Add(Vectors.Read(expected.RootElement.GetProperty("key").GetString()!));

        var sealedSecret = Assert.Single(SealedSecret.ReadAll(Vectors.Read(name, file)));
        var secret = new SecretUnsealer(ring).Unseal(sealedSecret);

        Assert.Equal(expected.RootElement.GetProperty("name").GetString(), secret.Metadata.Name);
        Assert.Equal(expected.RootElement.GetProperty("namespace").GetString(), secret.Metadata.Namespace);
        Assert.Equal(expected.RootElement.GetProperty("scope").GetString(), sealedSecret.Scope.Name());
        Assert.Equal(
            expected.RootElement.GetProperty("data").EnumerateObject().ToDictionary(item => item.Name, item => item.Value.GetString()!),
            secret.Data.ToDictionary(item => item.Key, item => Convert.ToBase64String(item.Value)));
    }

    [Fact]
    public void What_kubeseal_raw_sealed_is_opened_under_its_own_label_and_no_other()
    {
        using var raw = JsonDocument.Parse(Vectors.Read("raw.json"));
        var opened = 0;
        foreach (var item in raw.RootElement.EnumerateArray())
        {
            using var ring = new SealingKeyRing();
            ring.Add(Vectors.Read(item.GetProperty("key").GetString()!));
            var envelope = item.GetProperty("sealed").GetBytesFromBase64();
            var scope = Enum.GetValues<SealingScope>().Single(s => s.Name() == item.GetProperty("scope").GetString());
            var label = scope.Label(item.GetProperty("namespace").GetString()!, item.GetProperty("name").GetString()!);

            Assert.Equal(item.GetProperty("plaintext").GetBytesFromBase64(), ring.Decrypt(envelope, label)!.Value.Plaintext);
            Assert.Null(ring.Decrypt(envelope, [.. label, 0]));
            opened++;
        }

        Assert.Equal(24, opened);
    }

    [Fact]
    public void Items_sealed_with_two_keys_open_with_a_key_backup_List()
    {
        using var ring = new SealingKeyRing();
        ring.Add(Vectors.Read("key-backup-list.json"));
        var secret = new SecretUnsealer(ring).Unseal(Assert.Single(SealedSecret.ReadAll(Vectors.Read("mixed-keys.json"))));

        Assert.Equal(2, ring.Keys.Count);
        Assert.Equal("sealed with the new key"u8.ToArray(), secret.Data["new"]);
        Assert.Equal("sealed with the old key"u8.ToArray(), secret.Data["old"]);
    }

    [Fact]
    public void Items_that_no_key_opens_are_all_named()
    {
        using var ring = new SealingKeyRing();
        ring.Add(Vectors.Read("key-3072.pem"));
        var sealedSecret = Assert.Single(SealedSecret.ReadAll(Vectors.Read("mixed-keys.json")));

        var error = Assert.Throws<SealingException>(() => new SecretUnsealer(ring).Unseal(sealedSecret));
        Assert.Equal("document 1: no key could decrypt secret (new, old)", error.Message);
    }
}
