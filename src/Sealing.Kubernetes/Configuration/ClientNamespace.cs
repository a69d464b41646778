using k8s;

namespace Sealing.Kubernetes.Configuration;

/// <summary>The namespace that counts where neither a manifest nor a flag gives one.</summary>
internal static class ClientNamespace
{
    private const string Default = "default";
    private const string PodVariable = "POD_NAMESPACE";

    /// <summary>
    /// The namespace of the kubeconfig's context; else, inside a pod, the pod's own; else <c>default</c>. Null where there is no kubeconfig at all
    /// and this is no pod. Reads files, and starts no plugin.
    /// </summary>
    /// <exception cref="ClusterException">A kubeconfig cannot be read, or has no context of the name asked for.</exception>
    public static string? Find(ClientOverrides overrides)
    {
        var config = KubeConfig.Load(overrides.KubeConfig);
        if (config.FindContext(overrides.Context)?.Namespace is { } named)
        {
            return named;
        }

        if (KubernetesClientConfiguration.IsInCluster())
        {
            return OfPod();
        }

        return config.IsEmpty && (overrides.Server ?? ClientOverrides.DefaultServer) is null ? null : Default;
    }

    private static string OfPod()
    {
        if (Environment.GetEnvironmentVariable(PodVariable) is { Length: > 0 } named)
        {
            return named;
        }

        return KubernetesClientConfiguration.InClusterConfig().Namespace?.Trim() is { Length: > 0 } mounted ? mounted : Default;
    }
}
