using System.Text;
using CsCheck;
using Sealing.Manifests;
using Sealing.SealedSecrets;
using Xunit;

namespace Sealing.Tests.SealedSecrets;

public sealed class SecretReencrypterTests : IDisposable
{
    private readonly SealingCertificate _old = SealingCertificate.Load(Vectors.Read("cert-2048.pem"));
    private readonly SealingCertificate _new = SealingCertificate.Load(Vectors.Read("cert-3072.pem"));
    private readonly SealingKeyRing _oldKeys = new();
    private readonly SealingKeyRing _newKeys = new();

    public SecretReencrypterTests()
    {
        _oldKeys.Add(Vectors.Read("key-2048.pem"));
        _newKeys.Add(Vectors.Read("key-3072.pem"));
    }

    public void Dispose()
    {
        _old.Dispose();
        _new.Dispose();
        _oldKeys.Dispose();
        _newKeys.Dispose();
    }

    [Fact]
    public void Every_item_opens_with_the_new_key_alone_and_all_else_stays() => Gen.Select(
        Gen.Dictionary(Gen.String[Gen.Char.AlphaNumeric, 1, 20], Gen.Byte.Array[0, 200])[1, 5],
        Gen.Enum<SealingScope>()).Sample(
        (data, scope) =>
        {
            var before = Seal(data, scope) with { Template = new SecretTemplate { Data = new Dictionary<string, string?> { ["t"] = "{{ .x }}" } } };
            var after = new SecretReencrypter(_oldKeys, _new, TimeProvider.System).Reencrypt(before);
            Assert.Equal(before with { EncryptedData = after.EncryptedData }, after);
            Assert.Equal(data.Keys.Order(), after.EncryptedData.Keys.Order());
            foreach (var (key, value) in data)
            {
                Assert.Equal(value, new SecretUnsealer(_newKeys).UnsealItem(after, key));
                Assert.Null(new SecretUnsealer(_oldKeys).UnsealItem(after, key));
            }
        },
        iter: 20);

    [Fact]
    public void Items_that_no_key_opens_are_all_named()
    {
        var item = Seal(new() { ["b"] = [1], ["a"] = [2] }, SealingScope.Strict);
        var error = Assert.Throws<SealingException>(() => new SecretReencrypter(_newKeys, _new, TimeProvider.System).Reencrypt(item));
        Assert.EndsWith("no key could decrypt secret (a, b)", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_takes_the_items_of_all_its_SealedSecrets_and_changes_nothing_else()
    {
        var first = Seal(new() { ["a"] = [1] }, SealingScope.Strict);
        var second = Seal(new() { ["b"] = [2], ["c"] = [3] }, SealingScope.ClusterWide);
        var text = "# one\r\n" + first.Write(ManifestFormat.Yaml) + "# two\n---\nkind: Other\n" + second.Write(ManifestFormat.Yaml) + "# end";
        var file = SealedSecretFile.Read(Encoding.UTF8.GetBytes(text));
        var reencrypter = new SecretReencrypter(_oldKeys, _new, TimeProvider.System);
        var renewed = file.SealedSecrets.Select(reencrypter.Reencrypt).ToList();

        var after = Encoding.UTF8.GetString(file.ReplaceItems(renewed));

        foreach (var (old, now) in file.SealedSecrets.Zip(renewed))
        {
            foreach (var key in old.EncryptedData.Keys)
            {
                text = text.Replace(old.EncryptedData[key], now.EncryptedData[key], StringComparison.Ordinal);
            }
        }

        Assert.Equal(text, after);
        Assert.Throws<ArgumentException>(() => file.ReplaceItems([renewed[0]]));
    }

    [Fact]
    public void A_mark_follows_the_certificate_and_is_put_where_it_is_asked_for()
    {
        var plain = Seal(new() { ["a"] = [1] }, SealingScope.Strict);
        var marked = CertificateMark.Put(plain, _old.Mark);
        Assert.Null(CertificateMark.Of(new SecretReencrypter(_oldKeys, _new, TimeProvider.System).Reencrypt(plain)));
        Assert.Equal(_new.Mark, CertificateMark.Of(new SecretReencrypter(_oldKeys, _new, TimeProvider.System).Reencrypt(marked)));
        Assert.Equal(_new.Mark, CertificateMark.Of(new SecretReencrypter(_oldKeys, _new, TimeProvider.System) { MarksCertificate = true }.Reencrypt(plain)));
    }

    private SealedSecret Seal(Dictionary<string, byte[]> data, SealingScope scope) => new SecretSealer(_old, TimeProvider.System).Seal(
        new SecretManifest { Metadata = new ObjectMetadata { Name = "db", Namespace = "ns" }, Data = data }, scope);
}
