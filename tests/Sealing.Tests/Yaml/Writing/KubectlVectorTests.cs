using System.Text.RegularExpressions;
using Sealing.Data;
using Xunit;

namespace Sealing.Tests.Yaml.Writing;

/// <summary>Byte for byte what kubectl v1.32.4 writes: Vectors/kubectl-yaml/README.md names the command.</summary>
public sealed partial class KubectlVectorTests
{
    [Theory]
    [InlineData("values")]
    [InlineData("keys")]
    [InlineData("order")]
    [InlineData("structure")]
    public void Yaml_is_what_kubectl_writes(string name)
    {
        var vector = KubectlVector.Read(name);

        var expected = "---\n" + vector.Yaml.Replace("\n  - <<: x\n", "\n  - \"<<\": x\n", StringComparison.Ordinal);
        Assert.Equal(expected, GoYamlWriter.Write(vector.Object));
    }

    [Theory]
    [InlineData("values")]
    [InlineData("keys")]
    [InlineData("order")]
    [InlineData("structure")]
    public void Json_is_what_kubectl_writes(string name)
    {
        var vector = KubectlVector.Read(name);

        var expected = IndentationByFour.Replace(vector.Json, indentation => new string(' ', indentation.Length / 2));
        Assert.Equal(expected, GoJsonWriter.Write(vector.Object));
    }

    [GeneratedRegex("^ +", RegexOptions.Multiline, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex IndentationByFour { get; }
}
