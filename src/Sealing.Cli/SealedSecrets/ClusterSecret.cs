using Sealing.Cli.Host.Processes;
using Sealing.Cli.SealedSecrets.Cluster;
using Sealing.Manifests;
using Sealing.SealedSecrets;

namespace Sealing.Cli.SealedSecrets;

/// <summary><c>seal unseal --cluster</c>: the Secret that the controller made of a SealedSecret, for those who may read it.</summary>
internal static class ClusterSecret
{
    /// <exception cref="SealingException">There is none, or it may not be read.</exception>
    public static SecretManifest Fetch(ClusterArguments cluster, SealedSecret item)
    {
        var (space, name) = (item.Metadata.Namespace ?? cluster.Namespace ?? "", item.Metadata.Name ?? "");
        using var client = cluster.Connect();
        return Waiting.For(cancel => client.FetchSecretAsync(space, name, cancel)) ?? throw new SealingException($"the cluster has no Secret {space}/{name}")
        {
            Hint = "it was not applied there, or the controller could not open it: kubectl get sealedsecret -n NAMESPACE NAME -o yaml says why",
        };
    }
}
