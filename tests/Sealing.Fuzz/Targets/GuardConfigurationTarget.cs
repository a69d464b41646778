using Sealing.Guard;

namespace Sealing.Fuzz.Targets;

/// <summary>Configurations and baselines of the guard, and what they say of a few paths.</summary>
internal sealed class GuardConfigurationTarget : IFuzzTarget
{
    private static readonly string[] Paths = ["secrets.yaml", "apps/base/prestashop/secret.yaml", "a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/b", ""];
    private static readonly byte[] Secret = "apiVersion: v1\nkind: Secret\nmetadata: {name: a}\nstringData: {password: kX92jf0aPq7w}\n"u8.ToArray();

    public string Name => "guard-configuration";

    public IReadOnlyList<byte[]> Seeds { get; } = SeedFolder.Read("guard-configuration");

    public void Run(byte[] input)
    {
        if (input.AsSpan().IndexOf("\nsg1:"u8) >= 0)
        {
            GuardBaseline.Parse(input);
            return;
        }

        var configuration = GuardConfiguration.Parse(input);
        var context = GuardContext.Read([], configuration);
        foreach (var path in Paths)
        {
            configuration.Excludes(path);
            configuration.CertificateFor(path);
            PlaintextScanner.Scan(path, Secret, context);
        }
    }
}
