using System.Text;
using Sealing.Manifests;
using Sealing.SealedSecrets;
using Xunit;

namespace Sealing.Tests.SealedSecrets;

/// <summary>Unsealing with <c>spec.template.data</c>. Source: the behaviour of sealed-secrets v0.37.</summary>
public sealed class TemplateTests
{
    private static readonly byte[] Binary = [0xFF, 0x00, 0xFE, 0x80];

    [Fact]
    public void Templates_become_items_of_the_Secret()
    {
        var secret = Unseal(new Dictionary<string, string?> { ["config.yaml"] = "user: {{ .user | upper }}\npassword: {{ .password | quote }}\n", ["none"] = "{{ .missing }}" });

        Assert.Equal(["config.yaml", "none", "password", "raw", "user"], secret.Data.Keys.Order());
        Assert.Equal("user: ADMIN\npassword: \"hunter2\"\n", Text(secret, "config.yaml"));
        Assert.Equal("<no value>", Text(secret, "none"));
    }

    [Fact]
    public void Bytes_that_are_no_text_pass_through() =>
        Assert.Equal([(byte)'<', .. Binary, (byte)'>'], Unseal(new Dictionary<string, string?> { ["copy"] = "<{{ .raw }}>" }).Data["copy"]);

    [Fact]
    public void A_template_sees_the_text_of_the_others_and_not_what_they_render_to()
    {
        var secret = Unseal(new Dictionary<string, string?> { ["a"] = "{{ .user }}", ["b"] = "{{ .a }} {{ .host }}", ["host"] = "example.org" });

        Assert.Equal("{{ .user }} example.org", Text(secret, "b"));
        Assert.Equal("admin", Text(secret, "a"));
    }

    [Fact]
    public void An_item_wins_over_a_template_of_its_key()
    {
        var secret = Unseal(new Dictionary<string, string?> { ["user"] = "{{ broken", ["b"] = "{{ .user }}" });

        Assert.Equal("admin", Text(secret, "user"));
        Assert.Equal("admin", Text(secret, "b"));
    }

    [Fact]
    public void Null_takes_an_item_out_of_the_Secret_that_templates_still_see()
    {
        var secret = Unseal(new Dictionary<string, string?> { ["password"] = null, ["other"] = null, ["line"] = "{{ .user }}:{{ .password }}{{ .other }}" });

        Assert.Equal(["line", "raw", "user"], secret.Data.Keys.Order());
        Assert.Equal("admin:hunter2<no value>", Text(secret, "line"));
    }

    [Theory]
    [InlineData(ManifestFormat.Yaml)]
    [InlineData(ManifestFormat.Json)]
    public void Templates_and_nulls_survive_a_file(ManifestFormat format)
    {
        var sealedSecret = Seal(new() { ["password"] = null, ["empty"] = "", ["line"] = "{{ .user }}\n" });
        var read = Assert.Single(SealedSecret.ReadAll(Encoding.UTF8.GetBytes(sealedSecret.Write(format))));

        Assert.Equal(sealedSecret.Template.Data.OrderBy(item => item.Key), read.Template.Data.OrderBy(item => item.Key));
    }

    [Fact]
    public void A_SealedSecret_may_have_templates_only()
    {
        var sealedSecret = Assert.Single(SealedSecret.ReadAll("""
            kind: SealedSecret
            metadata: {name: db, namespace: ns}
            spec:
              encryptedData: {}
              template: {data: {host: example.org, url: 'https://{{ .host }}'}}
            """u8));

        Assert.Equal("https://example.org", Text(Unseal(sealedSecret), "url"));
    }

    [Fact]
    public void An_error_names_document_key_line_and_column()
    {
        var sealedSecret = Seal(new() { ["a.conf"] = "x\n  {{ .user | env }}" }) with { Document = 3 };

        var error = Assert.Throws<SealingException>(() => Unseal(sealedSecret));
        Assert.Equal("document 3, spec.template.data.a.conf: line 2, column 14 of the template: the function env is not supported: the controller does not have it either", error.Message);
        Assert.Equal("spec.template.data.a.conf", error.Place.Key);
        Assert.Equal("seal the finished value instead", error.Hint);
    }

    [Fact]
    public void One_budget_holds_for_all_templates()
    {
        var templates = Enumerable.Range(10, 20).ToDictionary(i => $"t{i}", _ => (string?)"{{ repeat 1000000 \"x\" }}");

        var error = Assert.Throws<SealingException>(() => Unseal(Seal(templates)));
        Assert.Contains("spec.template.data.t18: line 1, column 4", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Opening_one_item_and_verifying_render_nothing()
    {
        using var ring = Ring();
        var sealedSecret = Seal(new() { ["broken"] = "{{ fail .password }}" });

        Assert.Equal("hunter2"u8.ToArray(), new SecretUnsealer(ring).UnsealItem(sealedSecret, "password"));
        Assert.Empty(new SealedSecretVerifier(2048, ring).Verify(sealedSecret));
        Assert.Throws<SealingException>(() => new SecretUnsealer(ring).Unseal(sealedSecret));
    }

    private static SecretManifest Unseal(Dictionary<string, string?> templates) => Unseal(Seal(templates));

    private static SecretManifest Unseal(SealedSecret sealedSecret)
    {
        using var ring = Ring();
        return new SecretUnsealer(ring).Unseal(sealedSecret);
    }

    private static SealingKeyRing Ring()
    {
        var ring = new SealingKeyRing();
        ring.Add(Vectors.Read("key-2048.pem"));
        return ring;
    }

    private static SealedSecret Seal(Dictionary<string, string?> templates)
    {
        using var certificate = SealingCertificate.Load(Vectors.Read("cert-2048.pem"));
        var secret = new SecretManifest
        {
            Metadata = new ObjectMetadata { Name = "db", Namespace = "ns" },
            Data = new Dictionary<string, byte[]> { ["user"] = "admin"u8.ToArray(), ["password"] = "hunter2"u8.ToArray(), ["raw"] = Binary },
        };
        var sealedSecret = new SecretSealer(certificate, TimeProvider.System).Seal(secret);
        return sealedSecret with { Template = sealedSecret.Template with { Data = templates } };
    }

    private static string Text(SecretManifest secret, string key) => Encoding.UTF8.GetString(secret.Data[key]);
}
