namespace Sealing.Kubernetes;

/// <summary>Which controller to talk to: the defaults are those of the manifest that the controller is released with.</summary>
public sealed record ControllerOptions
{
    /// <summary>The name of the controller's Service. Its Helm chart calls it <c>sealed-secrets</c>.</summary>
    public string Name { get; init; } = "sealed-secrets-controller";

    /// <summary>The namespace of the Service.</summary>
    public string Namespace { get; init; } = "kube-system";

    /// <summary>
    /// Called with the controller that is used where there is no Service of this name, and one only has a label that controllers have. Null takes no other.
    /// </summary>
    public Action<ControllerOptions>? Found { get; init; }
}
