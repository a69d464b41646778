namespace Sealing.Guard.Policy;

/// <summary>The certificate of the cluster that the files of some paths are for.</summary>
internal sealed record CertificateEntry(PathGlob Path, string Certificate);
