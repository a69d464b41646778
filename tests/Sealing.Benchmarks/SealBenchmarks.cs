using BenchmarkDotNet.Attributes;
using Sealing.Manifests;
using Sealing.SealedSecrets;

namespace Sealing.Benchmarks;

/// <summary>The library's part of sealing and unsealing with RSA-4096, on all cores.</summary>
[MemoryDiagnoser]
public class SealBenchmarks
{
    private const int ManyValues = 10_000;
    private const int ManyItems = 1_000;

    private readonly SealingCertificate _certificate = SealingCertificate.Load(Example("pub-sealed-secrets-dev.pem"));
    private readonly SealingKeyRing _keys = new();
    private readonly SecretManifest _one = Secret(values: 1);
    private readonly SecretManifest _many = Secret(ManyValues);
    private SecretSealer _sealer = null!;
    private SealedSecret _sealed = null!;

    [GlobalSetup]
    public void Prepare()
    {
        _keys.Add(Example("sealed-secrets-dev.key"));
        _sealer = new SecretSealer(_certificate, TimeProvider.System);
        _sealed = _sealer.Seal(Secret(ManyItems));
    }

    [Benchmark]
    public SealedSecret Seal_one_value() => _sealer.Seal(_one);

    [Benchmark(OperationsPerInvoke = ManyValues)]
    public SealedSecret Seal_a_value_of_10000() => _sealer.Seal(_many);

    [Benchmark(OperationsPerInvoke = ManyItems)]
    public SecretManifest Unseal_an_item_of_1000() => new SecretUnsealer(_keys).Unseal(_sealed);

    [GlobalCleanup]
    public void CleanUp()
    {
        _certificate.Dispose();
        _keys.Dispose();
    }

    private static byte[] Example(string name) => File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "keys.example", name));

    private static SecretManifest Secret(int values) => new()
    {
        Metadata = new ObjectMetadata { Name = "db", Namespace = "shop" },
        Data = Enumerable.Range(0, values).ToDictionary(i => $"key-{i}", _ => "correct horse battery staple"u8.ToArray(), StringComparer.Ordinal),
    };
}
