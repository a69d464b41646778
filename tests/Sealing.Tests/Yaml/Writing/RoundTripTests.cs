using CsCheck;
using Sealing.Data;
using Xunit;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Sealing.Tests.Yaml.Writing;

/// <summary>What is written reads back, by YamlDotNet's parser: every string as the scalar it was, wherever it stands.</summary>
public sealed class RoundTripTests
{
    private static readonly Gen<string> Nasty = Gen.OneOf(
        Gen.Char[" \n:#-?'\"\\ab1.0\t\r&*!|>%@`,[]{}=<+~\0\u0001\u001b\u007f\u0085\u00a0\u2028\u2029\ufeff\ufffe\ufffd\u4e2d"].Array[0, 8].Select(c => new string(c)),
        Pieces("a", "b", " ", "  ", "\n", "\n\n", ": ", " #", "- ", "'", "\"", "\\", "*", "&a", "!", "word", "\u00e9", "\U0001F600", "\t", "\r\n", "\u0085", "\u2028").Array[0, 60].Select(string.Concat),
        Pieces("aa", "b:", "", "'c'", "word", "\\", "#", "*", "*a", "&", "!", "\u4e2d", "\u0001", "\U0001F600").Array[1, 120].Select(words => string.Join(' ', words)),
        Pieces("y", "no", "null", "<<", "=", "12", "1e3", "---", "...", "- a", "2020-01-01", "|", "? a"));

    [Fact]
    public void A_value_reads_back() =>
        Nasty.Sample(text => Assert.Equal(["k", text], Reread(new ManifestMap().Add("k", text)), StringComparer.Ordinal), iter: 20_000);

    [Fact]
    public void A_key_reads_back() =>
        Nasty.Sample(text => Assert.Equal([text, "v"], Reread(new ManifestMap().Add(text, "v")), StringComparer.Ordinal), iter: 20_000);

    [Fact]
    public void Strings_among_each_other_read_back() =>
        Nasty.Array[2].Array[1, 8].Sample(
            pairs =>
            {
                var items = pairs.Select(pair => new ManifestMap().Add(pair[0], new ManifestList([new ManifestText(pair[1])])));
                Assert.Equal(pairs.SelectMany(pair => pair), Reread(new ManifestMap().Add("k", new ManifestList([.. items]))).Skip(1), StringComparer.Ordinal);
            },
            iter: 3_000);

    [Fact]
    public void A_string_that_reads_as_another_type_is_quoted() =>
        Pieces("y", "No", "null", "~", "", "12", "0x1f", "1e3", ".inf", "1:20:30.5", "2020-01-01").Sample(text =>
            Assert.Equal(YamlDotNet.Core.ScalarStyle.DoubleQuoted, Scalars(new ManifestMap().Add("k", text))[1].Style));

    private static Gen<string> Pieces(params string[] pieces) => Gen.Int[0, pieces.Length - 1].Select(i => pieces[i]);

    private static IEnumerable<string> Reread(ManifestMap map) => Scalars(map).Select(scalar => scalar.Value);

    private static List<Scalar> Scalars(ManifestMap map)
    {
        var parser = new Parser(new StringReader(GoYamlWriter.Write(map)));
        var scalars = new List<Scalar>();
        while (parser.MoveNext())
        {
            if (parser.Current is Scalar scalar)
            {
                scalars.Add(scalar);
            }
        }

        return scalars;
    }
}
