using System.Text;
using Sealing.SealedSecrets;
using Xunit;

namespace Sealing.Tests.SealedSecrets;

/// <summary>Key files and certificates as people have them in an emergency: <c>cat *.key</c>, a dump of a namespace, a file by PowerShell.</summary>
public sealed class KeyFileTests
{
    private static readonly byte[] Pem = Vectors.Read("key-2048.pem");
    private static readonly byte[] OtherPem = Vectors.Read("key-3072.pem");

    public static TheoryData<string, byte[]> Encodings => new()
    {
        { "UTF-8 with a byte order mark", [0xEF, 0xBB, 0xBF] },
        { "UTF-16, little-endian", [0xFF, 0xFE] },
        { "UTF-16, big-endian", [0xFE, 0xFF] },
        { "UTF-16, little-endian, without a mark", [] },
    };

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Certificates_and_keys_that_PowerShell_wrote_are_read(string name, byte[] mark)
    {
        Assert.NotEmpty(name);
        using var certificate = SealingCertificate.Load(Encoded(Vectors.Read("cert-2048.pem"), mark));
        using var ring = new SealingKeyRing();
        ring.Add(Encoded(Pem, mark));
        Assert.Equal(certificate.Fingerprint, Assert.Single(ring.Keys).Fingerprint);
    }

    [Fact]
    public void All_keys_of_a_file_are_taken_with_certificates_between_them()
    {
        using var ring = new SealingKeyRing();
        ring.Add([.. Pem, .. Vectors.Read("cert-2048.pem"), .. OtherPem, .. Vectors.Read("key-4096.pkcs1.pem")]);
        Assert.Equal([2048, 3072, 4096], ring.Keys.Select(key => key.KeySize));
        Assert.Empty(ring.PassedOver);
    }

    [Fact]
    public void A_damaged_key_is_passed_over_where_there_are_others_and_an_error_where_there_are_none()
    {
        var damaged = Encoding.ASCII.GetBytes(Encoding.ASCII.GetString(Pem).Replace("MII", "MIJ", StringComparison.Ordinal));
        using var ring = new SealingKeyRing();
        ring.Add([.. damaged, .. OtherPem]);
        Assert.Equal("block 1: cannot read the private key: it is damaged, or the passphrase is wrong", Assert.Single(ring.PassedOver));
        Assert.Equal(3072, Assert.Single(ring.Keys).KeySize);

        Assert.Equal("cannot read the private key: it is damaged, or the passphrase is wrong", Assert.Throws<SealingException>(() => ring.Add(damaged)).Message);
    }

    [Fact]
    public void A_key_cut_short_behind_others_is_named()
    {
        using var ring = new SealingKeyRing();
        ring.Add([.. OtherPem, .. Pem.AsSpan(0, 500)]);
        Assert.Single(ring.Keys);
        Assert.Single(ring.PassedOver);
    }

    [Fact]
    public void Secrets_of_a_namespace_that_hold_no_key_are_passed_over()
    {
        using var ring = new SealingKeyRing();
        ring.Add(Encoding.UTF8.GetBytes(Secret("token", "x: eA==") + "---\n" + Secret("key", "tls.key: " + Convert.ToBase64String(Pem)) + "---\n" + Secret("broken", "tls.key: eA==")));
        Assert.Single(ring.Keys);
        Assert.Equal("secret broken: no private key found", Assert.Single(ring.PassedOver));
    }

    [Fact]
    public void A_Secret_that_holds_no_key_is_an_error_where_there_is_no_other() => Assert.Equal(
        "secret must contain a 'tls.key' item: token",
        Assert.Throws<SealingException>(() => new SealingKeyRing().Add(Encoding.UTF8.GetBytes(Secret("token", "x: eA==")))).Message);

    [Fact]
    public void A_key_in_plain_text_in_a_Secret_is_read_with_those_in_base64()
    {
        var plain = "apiVersion: v1\nkind: Secret\nmetadata: {name: plain}\nstringData:\n  tls.key: |\n" + string.Concat(Encoding.ASCII.GetString(Pem).TrimEnd('\n').Split('\n').Select(line => "    " + line + "\n"));
        using var ring = new SealingKeyRing();
        ring.Add(Encoding.UTF8.GetBytes(plain + "---\n" + Secret("key", "tls.key: " + Convert.ToBase64String(OtherPem))));
        Assert.Equal([2048, 3072], ring.Keys.Select(key => key.KeySize));
    }

    [Theory] // what Go's json.Marshal makes of a SecretList; kubeseal's own tests have backups of this form
    [InlineData("{\"metadata\":{},\"items\":[{\"metadata\":{\"name\":\"a\"},\"data\":{\"tls.key\":\"KEY\"},\"type\":\"kubernetes.io/tls\"},{\"metadata\":{\"name\":\"none\"}}]}")]
    [InlineData("metadata: {}\nitems:\n- metadata: {name: a}\n  data: {tls.key: KEY}\n")]
    [InlineData("kind: ''\nitems:\n- metadata: {name: a}\n  data: {tls.key: KEY}\n")]
    [InlineData("kind: List\nitems:\n- kind: ConfigMap\n  metadata: {name: c}\n  data: {a: b}\n- kind: Secret\n  metadata: {name: a}\n  data: {tls.key: KEY}\n")]
    public void A_backup_may_leave_out_what_it_is_and_hold_other_objects(string backup)
    {
        using var ring = new SealingKeyRing();
        ring.Add(Encoding.UTF8.GetBytes(backup.Replace("KEY", Convert.ToBase64String(Pem), StringComparison.Ordinal)));
        Assert.Equal(2048, Assert.Single(ring.Keys).KeySize);
        Assert.Empty(ring.PassedOver);
    }

    [Fact]
    public void A_key_of_a_backup_that_is_not_base64_is_named_and_passed_over()
    {
        using var ring = new SealingKeyRing();
        ring.Add(Encoding.UTF8.GetBytes(Secret("spoiled", "tls.key: '****'") + "---\n" + Secret("key", "tls.key: " + Convert.ToBase64String(Pem))));
        Assert.Single(ring.Keys);
        Assert.Equal("secret spoiled: document 1, line 5, column 12, data.tls.key: not base64; plain text belongs under stringData", Assert.Single(ring.PassedOver));
        Assert.Equal(
            "document 1, line 5, column 12, data.tls.key: not base64; plain text belongs under stringData",
            Assert.Throws<SealingException>(() => ring.Add(Encoding.UTF8.GetBytes(Secret("spoiled", "tls.key: '****'")))).Message);
    }

    private static byte[] Encoded(byte[] ascii, byte[] mark) => mark switch
    {
        [0xEF, ..] => [.. mark, .. ascii],
        [0xFE, ..] => [.. mark, .. Encoding.BigEndianUnicode.GetBytes(Encoding.ASCII.GetString(ascii))],
        _ => [.. mark, .. Encoding.Unicode.GetBytes(Encoding.ASCII.GetString(ascii))],
    };

    private static string Secret(string name, string item) => $"apiVersion: v1\nkind: Secret\nmetadata: {{name: {name}}}\ndata:\n  {item}\n";
}
