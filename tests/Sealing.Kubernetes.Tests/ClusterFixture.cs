using System.Text;
using Sealing.Kubernetes.Configuration;
using Sealing.Kubernetes.Tests;
using Sealing.Manifests;
using Sealing.SealedSecrets;
using Sealing.TestCluster;
using Xunit;

[assembly: AssemblyFixture(typeof(ClusterFixture))]

namespace Sealing.Kubernetes.Tests;

/// <summary>One cluster for all tests that do not look at what it was asked, with its kubeconfig in a folder of its own.</summary>
public sealed class ClusterFixture : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("sealing-cluster-");

    public Cluster Cluster { get; private set; } = null!;

    internal string Folder => _folder.FullName;

    public async ValueTask InitializeAsync()
    {
        Cluster = await Cluster.StartAsync();
        Cluster.WriteFiles(Folder);
    }

    public async ValueTask DisposeAsync()
    {
        await Cluster.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    internal ClientOverrides Context(string name) => new() { KubeConfig = Path.Combine(Folder, "kubeconfig"), Context = name };

    internal ControllerClient Client(string context, ControllerOptions? options = null) => Client(Context(context), options);

    internal static ControllerClient Client(ClientOverrides overrides, ControllerOptions? options = null, TimeProvider? clock = null) =>
        new(ClientSettings.Load(overrides), options ?? new ControllerOptions(), clock ?? TimeProvider.System);

    /// <summary>The sample, sealed for the controller's newest key, in the scope that is asked for.</summary>
    internal static SealedSecret Seal(Cluster cluster, SealingScope scope = SealingScope.Strict)
    {
        var sample = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "prestashop-mariadb.yaml"));
        using var certificate = SealingCertificate.Load(Encoding.ASCII.GetBytes(cluster.Controller.Certificate()));
        return new SecretSealer(certificate, TimeProvider.System).Seal(SecretManifest.ReadAll(sample)[0], scope);
    }
}
