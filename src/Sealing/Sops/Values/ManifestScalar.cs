using Sealing.Data;

namespace Sealing.Sops.Values;

/// <summary>A scalar that Kubernetes objects of ours do not have, and documents do: a float, a time, bytes.</summary>
internal sealed record ManifestScalar(SopsValue Value) : ManifestValue;
