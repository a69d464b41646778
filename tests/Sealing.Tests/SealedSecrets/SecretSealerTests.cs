using System.Text;
using Sealing.Manifests;
using Sealing.SealedSecrets;
using Xunit;

namespace Sealing.Tests.SealedSecrets;

/// <summary>What sealing copies and drops. Source of each: the behaviour of kubeseal v0.36.</summary>
public sealed class SecretSealerTests
{
    [Fact]
    public void The_template_drops_what_the_cluster_fills_in_and_keeps_the_rest()
    {
        var sealedSecret = Seal("""
            apiVersion: v1
            kind: Secret
            type: Opaque
            immutable: true
            metadata:
              name: db
              namespace: ns
              uid: 123e4567
              resourceVersion: "5"
              creationTimestamp: null
              managedFields: [{manager: kubectl}]
              ownerReferences: [{name: owner}]
              labels: {app: db}
              annotations:
                note: kept
                kubectl.kubernetes.io/last-applied-configuration: '{"stringData":{"k":"hunter2"}}'
            stringData: {k: v}
            """);

        Assert.Equal("""
            ---
            apiVersion: bitnami.com/v1alpha1
            kind: SealedSecret
            metadata:
              name: db
              namespace: ns
            spec:
              encryptedData:
                k: X
              template:
                immutable: true
                metadata:
                  annotations:
                    note: kept
                  labels:
                    app: db
                  name: db
                  namespace: ns
                type: Opaque

            """, (sealedSecret with { EncryptedData = new Dictionary<string, string> { ["k"] = "X" } }).Write(ManifestFormat.Yaml));
    }

    [Theory]
    [InlineData("", "", SealingScope.Strict)]
    [InlineData("cluster-wide", "", SealingScope.ClusterWide)]
    [InlineData("namespace-wide", "", SealingScope.NamespaceWide)]
    [InlineData("cluster-wide", "strict", SealingScope.ClusterWide)] // strict asks for nothing
    [InlineData("cluster-wide", "namespace-wide", SealingScope.NamespaceWide)]
    public void The_scope_is_the_flags_else_the_annotations(string annotated, string flag, SealingScope expected)
    {
        var annotation = annotated.Length == 0 ? "" : $"sealedsecrets.bitnami.com/{annotated}: \"true\"";
        SealingScope? scope = flag.Length == 0 ? null : Enum.GetValues<SealingScope>().Single(s => s.Name() == flag);
        var sealedSecret = Seal($"kind: Secret\nmetadata:\n  name: db\n  namespace: ns\n  annotations: {{{annotation}}}\ndata: {{k: dg==}}", scope);

        Assert.Equal(expected, sealedSecret.Scope);
        Assert.Equal(expected, SealingScopes.FromAnnotations(sealedSecret.Template.Metadata.Annotations));
        using var ring = new SealingKeyRing();
        ring.Add(Vectors.Read("key-2048.pem"));
        Assert.Equal("v"u8.ToArray(), new SecretUnsealer(ring).Unseal(sealedSecret).Data["k"]);
    }

    [Theory]
    [InlineData("kind: Secret\ndata: {k: dg==}", "document 1: missing metadata.name in input Secret")]
    [InlineData("kind: Secret\nmetadata: {name: db}\ndata: {k: dg==}", "document 1: secret must declare a namespace")]
    public void A_Secret_without_its_identity_is_refused(string manifest, string message) =>
        Assert.Equal(message, Assert.Throws<SealingException>(() => Seal(manifest)).Message);

    [Fact]
    public void An_expired_certificate_is_refused_in_the_references_words()
    {
        using var certificate = SealingCertificate.Load(Vectors.Read("cert-2048.pem"));
        var late = new FixedClock(certificate.NotAfter.AddSeconds(1));
        var error = Assert.Throws<SealingException>(() => new SecretSealer(certificate, late));
        Assert.Matches("^failed to encrypt using an expired certificate on [A-Z][a-z]+ [1-9][0-9]?, [0-9]{4}$", error.Message);
    }

    [Fact]
    public void A_mark_is_what_openssl_says_of_the_certificate_and_never_in_the_template()
    {
        using var certificate = SealingCertificate.Load(Vectors.Read("cert-2048.pem"));
        var secret = SecretManifest.ReadAll("kind: Secret\nmetadata: {name: n, namespace: s, annotations: {sealing/certificate: old}}\ndata: {a: YQ==}\n"u8)[0];
        var marked = new SecretSealer(certificate, TimeProvider.System) { MarksCertificate = true }.Seal(secret);
        using var platform = System.Security.Cryptography.X509Certificates.X509Certificate2.CreateFromPem(Encoding.ASCII.GetString(Vectors.Read("cert-2048.pem")));
        Assert.Equal("sha256:" + Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(platform.RawData))[..16], CertificateMark.Of(marked));
        Assert.Empty(marked.Template.Metadata.Annotations);
        Assert.Null(CertificateMark.Of(Seal("kind: Secret\nmetadata: {name: n, namespace: s}\ndata: {a: YQ==}\n")));
    }

    private static SealedSecret Seal(string manifest, SealingScope? scope = null)
    {
        using var certificate = SealingCertificate.Load(Vectors.Read("cert-2048.pem"));
        return new SecretSealer(certificate, TimeProvider.System).Seal(Assert.Single(SecretManifest.ReadAll(Encoding.UTF8.GetBytes(manifest))), scope);
    }

    private sealed class FixedClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
