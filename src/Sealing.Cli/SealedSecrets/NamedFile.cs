using Sealing.Kubernetes;

namespace Sealing.Cli.SealedSecrets;

internal static class NamedFile
{
    /// <summary>Does the work; a failure of it says which file it is about, unless it is about the cluster.</summary>
    public static T Within<T>(string file, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (SealingException e) when (file != "-" && e is not ClusterException)
        {
            throw e.In(file);
        }
    }
}
