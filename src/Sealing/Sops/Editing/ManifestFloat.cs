using Sealing.Yaml;

namespace Sealing.Sops;

/// <summary>A float, which Kubernetes objects of ours do not have, and documents do.</summary>
internal sealed record ManifestFloat(SopsValue Value) : ManifestValue;
