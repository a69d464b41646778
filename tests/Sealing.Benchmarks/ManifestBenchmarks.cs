using System.Text;
using BenchmarkDotNet.Attributes;
using Sealing.Manifests;

namespace Sealing.Benchmarks;

/// <summary>Reading and writing manifests: the cost of a value should not grow with the file.</summary>
[MemoryDiagnoser]
public class ManifestBenchmarks
{
    private byte[] _yaml = [];
    private byte[] _json = [];
    private SecretManifest _secret = null!;

    [Params(2_000, 200_000)]
    public int Values { get; set; }

    [GlobalSetup]
    public void Prepare()
    {
        _secret = new SecretManifest
        {
            Metadata = new ObjectMetadata { Name = "db", Namespace = "shop" },
            Data = Enumerable.Range(0, Values).ToDictionary(i => $"key-{i}", i => Encoding.UTF8.GetBytes($"value {i}"), StringComparer.Ordinal),
        };
        _yaml = Encoding.UTF8.GetBytes(_secret.Write(ManifestFormat.Yaml));
        _json = Encoding.UTF8.GetBytes(_secret.Write(ManifestFormat.Json));
    }

    [Benchmark]
    public IReadOnlyList<SecretManifest> Read_YAML() => SecretManifest.ReadAll(_yaml);

    [Benchmark]
    public IReadOnlyList<SecretManifest> Read_JSON() => SecretManifest.ReadAll(_json);

    [Benchmark]
    public string Write_YAML() => _secret.Write(ManifestFormat.Yaml);
}
