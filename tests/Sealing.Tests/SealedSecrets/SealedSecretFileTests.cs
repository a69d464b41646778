using System.Text;
using Sealing.Manifests;
using Sealing.SealedSecrets;
using Xunit;

namespace Sealing.Tests.SealedSecrets;

public sealed class SealedSecretFileTests
{
    public static TheoryData<string, string> Files => KubesealVectorTests.Files;

    [Theory]
    [MemberData(nameof(Files))]
    public void An_item_sealed_into_a_file_of_kubeseals_opens_and_no_other_line_changes(string name, string file)
    {
        var before = Vectors.Read(name, file);
        using var certificate = SealingCertificate.Load(Vectors.Read("cert-3072.pem"));
        var read = SealedSecretFile.Read(before);

        var after = read.SealInto(0, Secret("any", "added-key"), new SecretSealer(certificate, TimeProvider.System));

        var sealedSecret = Assert.Single(SealedSecret.ReadAll(after));
        using var ring = new SealingKeyRing();
        ring.Add(Vectors.Read("key-3072.pem"));
        Assert.Equal("value"u8.ToArray(), new SecretUnsealer(ring).UnsealItem(sealedSecret, "added-key"));
        Assert.Equal(Assert.Single(read.SealedSecrets).EncryptedData, sealedSecret.EncryptedData.Where(item => item.Key != "added-key"));
        var kept = Lines(after).Where(line => !line.Contains("added-key", StringComparison.Ordinal));
        Assert.Equal(Lines(before), kept.Select((line, i) => line == Lines(before)[i] + "," ? line[..^1] : line));
    }

    [Fact]
    public void Encoding_line_ends_and_comments_stay()
    {
        const string Text = "# é\r\nkind: SealedSecret\r\nmetadata: {name: db, namespace: ns}\r\nspec:\r\n    encryptedData: # none yet\r\n";
        byte[] file = [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Text)];
        var update = SealedSecretFile.Read(file).SealedSecrets[0] with { EncryptedData = new Dictionary<string, string> { ["k"] = "AgB=" } };

        var after = SealedSecretFile.Read(file).Merge(0, update);

        Assert.Equal(Text.TrimEnd() + "\r\n        k: AgB=\r\n", Encoding.Unicode.GetString(after.AsSpan(2)));
    }

    [Theory]
    [InlineData("kind: SealedSecret\nspec:\n  encryptedData: &x {a: b}\nother: *x\n")]
    [InlineData("kind: SealedSecret\nbase: &b {encryptedData: {a: b}}\nspec:\n  <<: *b\n")]
    [InlineData("a: &x {a: b}\nkind: SealedSecret\nspec:\n  encryptedData:\n    <<: *x\n---\nkind: SealedSecret\nspec: {encryptedData: *x}\n")]
    [InlineData("kind: SealedSecret\nspec:\n  encryptedData:\n    new: old\n    <<: {new: merged}\n")] // go-yaml: the merged one counts
    public void Shared_parts_are_not_edited(string text)
    {
        var update = new SealedSecret
        {
            Metadata = new ObjectMetadata(),
            Template = new SecretTemplate(),
            EncryptedData = new Dictionary<string, string> { ["new"] = "c" },
        };
        Assert.Throws<SealingException>(() => SealedSecretFile.Read(Encoding.UTF8.GetBytes(text)).Merge(0, update));
    }

    // Items that stay were sealed for another certificate, and a mark is one for all.
    [Theory]
    [InlineData("", "old-key", null)]
    [InlineData("sha256:0123456789abcdef", "old-key", "sha256:0123456789abcdef")]
    [InlineData("sha256:0123456789abcdef", "added-key", "new")]
    [InlineData("", "added-key", "new")]
    public void The_mark_follows_where_every_item_is_sealed_anew(string before, string key, string? after)
    {
        using var certificate = SealingCertificate.Load(Vectors.Read("cert-3072.pem"));
        var annotations = before.Length == 0 ? "" : $", annotations: {{sealing/certificate: '{before}'}}";
        var file = SealedSecretFile.Read(Encoding.UTF8.GetBytes($"kind: SealedSecret\nmetadata: {{name: db, namespace: ns{annotations}}}\nspec:\n  encryptedData:\n    {key}: AgB=\n"));
        var merged = file.SealInto(0, Secret("any", "added-key"), new SecretSealer(certificate, TimeProvider.System) { MarksCertificate = true });
        Assert.Equal(after == "new" ? certificate.Mark : after, CertificateMark.Of(SealedSecret.ReadAll(merged)[0]));
    }

    [Fact]
    public void Where_the_target_has_no_namespace_that_of_the_Secret_counts_and_one_is_needed()
    {
        using var certificate = SealingCertificate.Load(Vectors.Read("cert-2048.pem"));
        using var ring = new SealingKeyRing();
        ring.Add(Vectors.Read("key-2048.pem"));
        var sealer = new SecretSealer(certificate, TimeProvider.System);
        var file = SealedSecretFile.Read("kind: SealedSecret\nmetadata: {name: a}\nspec: {encryptedData: {}}\n"u8);
        var secret = Secret("other", "k");

        var item = SealedSecret.ReadAll(file.SealInto(0, secret, sealer))[0].EncryptedData["k"];
        Assert.NotNull(ring.Decrypt(Convert.FromBase64String(item), "elsewhere/a"u8));

        var nowhere = secret with { Metadata = secret.Metadata with { Namespace = null } };
        var error = Assert.Throws<SealingException>(() => file.SealInto(0, nowhere, sealer));
        Assert.Equal("document 1: secret must declare a namespace", error.Message);
    }

    private static SecretManifest Secret(string name, string key) => new()
    {
        Metadata = new ObjectMetadata { Name = name, Namespace = "elsewhere" },
        Data = new Dictionary<string, byte[]> { [key] = "value"u8.ToArray() },
    };

    private static string[] Lines(byte[] file) => Encoding.UTF8.GetString(file).Split('\n');
}
