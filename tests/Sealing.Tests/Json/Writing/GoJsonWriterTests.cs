using System.Text.Json;
using CsCheck;
using Sealing.Data;
using Xunit;

namespace Sealing.Tests.Json.Writing;

/// <summary>Beside the vectors of kubectl (KubectlVectorTests): the forms that facts 2.5 names.</summary>
public sealed class GoJsonWriterTests
{
    /// <summary>kubeseal 0.17, vector 03-strict-2048-annotated/sealed.json, shortened.</summary>
    [Fact]
    public void Fields_keep_their_order_and_the_keys_of_a_string_map_are_sorted()
    {
        var value = new ManifestMap()
            .Add("kind", "SealedSecret")
            .Add("apiVersion", "bitnami.com/v1alpha1")
            .Add("labels", ManifestMap.OfStrings([KeyValuePair.Create("a2", "x"), KeyValuePair.Create("a10", "x"), KeyValuePair.Create("B", "x")]))
            .Add("note", "birch: yes & <birch>")
            .Add("encryptedData", ManifestMap.OfStrings([]));

        const string Expected = """
            {
              "kind": "SealedSecret",
              "apiVersion": "bitnami.com/v1alpha1",
              "labels": {
                "B": "x",
                "a10": "x",
                "a2": "x"
              },
              "note": "birch: yes \u0026 \u003cbirch\u003e",
              "encryptedData": {}
            }

            """;
        Assert.Equal(Expected, GoJsonWriter.Write(value));
    }

    [Fact]
    public void Lists_and_booleans_and_integers_and_null_are_written()
    {
        var value = new ManifestList([new ManifestBool(true), new ManifestInteger(-5), ManifestNull.Instance, new ManifestList([]), new ManifestMap()]);

        Assert.Equal("[\n  true,\n  -5,\n  null,\n  [],\n  {}\n]\n", GoJsonWriter.Write(value));
    }

    [Theory]
    [InlineData("a+b/c='d'\u00e9\u007f\u0085\ufeff", "a+b/c='d'\u00e9\u007f\u0085\ufeff")]
    [InlineData("\U0001F600", "\U0001F600")]
    [InlineData("\u2028\u2029", "\\u2028\\u2029")]
    [InlineData("\b\f\n\r\t\"\\\0\u001f", "\\b\\f\\n\\r\\t\\\"\\\\\\u0000\\u001f")]
    public void Only_what_Go_escapes_is_escaped(string text, string written) =>
        Assert.Equal($"\"{written}\"\n", GoJsonWriter.Write(new ManifestText(text)));

    [Fact]
    public void Half_a_surrogate_pair_is_escaped_as_a_replacement_character() =>
        Assert.Equal("\"a\\ufffdb\\ufffd\"\n", GoJsonWriter.Write(new ManifestText("a\ud800b\udc00")));

    [Fact]
    public void Every_string_reads_back() =>
        Gen.String.Where(IsWellFormed).Sample(text =>
        {
            using var json = JsonDocument.Parse(GoJsonWriter.Write(new ManifestText(text)));
            return json.RootElement.ValueEquals(text);
        });

    [Fact]
    public void Keys_are_sorted_by_their_bytes_and_not_by_their_UTF_16_units()
    {
        var map = ManifestMap.OfStrings([KeyValuePair.Create("\U0001F600", "x"), KeyValuePair.Create("\ue000", "x")]);

        Assert.Equal("{\n  \"\ue000\": \"x\",\n  \"\U0001F600\": \"x\"\n}\n", GoJsonWriter.Write(map));
    }

    [Fact]
    public void Nesting_is_bounded()
    {
        ManifestValue value = new ManifestList([]);
        for (var i = 0; i < ManifestValue.MaxDepth; i++)
        {
            value = new ManifestList([value]);
        }

        Assert.Throws<SealingException>(() => GoJsonWriter.Write(value));
        Assert.NotEmpty(GoJsonWriter.Write(((ManifestList)value).Items[0]));
    }

    private static bool IsWellFormed(string text) => !text.EnumerateRunes().Contains(System.Text.Rune.ReplacementChar);
}
