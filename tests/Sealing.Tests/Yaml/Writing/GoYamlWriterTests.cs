using Sealing.Data;
using Xunit;

namespace Sealing.Tests.Yaml.Writing;

public sealed class GoYamlWriterTests
{
    /// <summary>The shape of kubeseal 0.32 and later: facts 2.6 and 2.7, quoting as kubeseal 0.17 wrote it (vector 03-strict-2048-annotated).</summary>
    [Fact]
    public void A_sealed_secret_is_written_as_kubeseal_does()
    {
        var metadata = new ManifestMap().Add("name", "haven-fjord-3").Add("namespace", "flux-system");
        var template = new ManifestMap()
            .Add("name", "haven-fjord-3").Add("namespace", "flux-system")
            .AddIfPresent("labels", [KeyValuePair.Create("n", "3"), KeyValuePair.Create("app", "fjord")])
            .AddIfPresent("annotations", [KeyValuePair.Create("example.com/note", "birch: yes & <birch>")]);
        var spec = new ManifestMap()
            .Add("template", new ManifestMap().Add("metadata", template).Add("type", "Opaque"))
            .Add("encryptedData", ManifestMap.OfStrings([KeyValuePair.Create("ascii", "AQCutWTProXaIOedEnk+Xd/Y=")]));
        var sealedSecret = new ManifestMap()
            .Add("kind", "SealedSecret").Add("apiVersion", "bitnami.com/v1alpha1").Add("metadata", metadata).Add("spec", spec);

        const string Expected = """
            ---
            apiVersion: bitnami.com/v1alpha1
            kind: SealedSecret
            metadata:
              name: haven-fjord-3
              namespace: flux-system
            spec:
              encryptedData:
                ascii: AQCutWTProXaIOedEnk+Xd/Y=
              template:
                metadata:
                  annotations:
                    example.com/note: 'birch: yes & <birch>'
                  labels:
                    app: fjord
                    "n": "3"
                  name: haven-fjord-3
                  namespace: flux-system
                type: Opaque

            """;
        Assert.Equal(Expected, GoYamlWriter.Write(sealedSecret));
    }

    [Fact]
    public void An_empty_object_is_a_document_too() => Assert.Equal("---\n{}\n", GoYamlWriter.Write(new ManifestMap()));

    [Fact]
    public void The_document_ends_with_one_newline_after_a_text_that_ends_with_several() =>
        Assert.Equal("---\na: |+\n  b\n\n", GoYamlWriter.Write(new ManifestMap().Add("a", "b\n\n")));

    [Theory]
    [InlineData("a\u2028b", "\"a\\Lb\"")]
    [InlineData("a\u2029\nb", "\"a\\P\\nb\"")]
    [InlineData("a\u0085b", "\"a\\Nb\"")]
    [InlineData("\u007f", "\"\\x7F\"")]
    [InlineData("\ufffe", "\"\\uFFFE\"")]
    public void What_the_reference_corrupts_or_refuses_is_escaped(string text, string written) =>
        Assert.Equal($"---\na: {written}\n", GoYamlWriter.Write(new ManifestMap().Add("a", text)));

    [Fact]
    public void Half_a_surrogate_pair_becomes_a_replacement_character() =>
        Assert.Equal(
            "---\n\ufffd: \"a\ufffdb\\U0001F600\"\n",
            GoYamlWriter.Write(new ManifestMap().Add("\ud800", "a\udc00b\ud83d\ude00")));

    [Theory]
    [InlineData("<<", "\"<<\"")]
    [InlineData("a *b", "'a *b'")]
    public void Keys_that_would_be_misread_are_quoted(string key, string written) =>
        Assert.Equal($"---\n{written}: c\n", GoYamlWriter.Write(new ManifestMap().Add(key, "c")));

    [Fact]
    public void A_separator_makes_a_key_explicit() =>
        Assert.Equal("---\n? \"a\\Lb\"\n: c\n", GoYamlWriter.Write(new ManifestMap().Add("a\u2028b", "c")));

    [Fact]
    public void Nesting_is_bounded()
    {
        var deepest = Nest(ManifestValue.MaxDepth);

        Assert.Equal(ManifestValue.MaxDepth, GoYamlWriter.Write(deepest).Count(c => c == ':'));
        Assert.Throws<SealingException>(() => GoYamlWriter.Write(new ManifestMap().Add("a", deepest)));
    }

    private static ManifestMap Nest(int depth)
    {
        var map = new ManifestMap().Add("a", "b");
        for (var i = 1; i < depth; i++)
        {
            map = new ManifestMap().Add("a", map);
        }

        return map;
    }
}
