using Sealing.Kubernetes.Configuration;

namespace Sealing.Fuzz.Targets;

/// <summary>Kubeconfig files. Nothing that they name is opened or started.</summary>
internal sealed class KubeConfigTarget : IFuzzTarget
{
    public string Name => "kubeconfig";

    public IReadOnlyList<byte[]> Seeds { get; } = SeedFolder.Read("kubeconfig");

    public void Run(byte[] input)
    {
        var config = KubeConfigReader.Read("/folder/config", _ => input);
        new ClientOverrides { Context = config.CurrentContext }.Apply(config);
    }
}
