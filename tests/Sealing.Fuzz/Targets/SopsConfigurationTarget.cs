using Sealing.Sops;

namespace Sealing.Fuzz.Targets;

/// <summary>Files called <c>.sops.yaml</c>. Their rules are looked up for a few paths.</summary>
internal sealed class SopsConfigurationTarget : IFuzzTarget
{
    private static readonly string[] Paths = ["secrets.yaml", "apps/base/prestashop/values.k8s.yaml", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!", ""];

    public string Name => "sops-configuration";

    public IReadOnlyList<byte[]> Seeds { get; } = SeedFolder.Read("sops-configuration");

    public void Run(byte[] input)
    {
        var configuration = SopsConfiguration.Parse(input, TimeProvider.System);
        _ = configuration.Faults;
        foreach (var path in Paths)
        {
            configuration.RuleFor(path);
        }

        configuration.DestinationFor(Paths[0]);
    }
}
