using Sealing.Cli.Host;
using Sealing.Cli.Host.Files;
using Sealing.Cli.Repository;
using Sealing.Text;

namespace Sealing.Cli.SealedSecrets.Delivery;

/// <summary>A place that a Secret goes to.</summary>
/// <param name="File">The file, or null for standard output.</param>
/// <param name="Cluster">The cluster that <c>--for</c> names, or null where the file or a certificate says which.</param>
internal sealed record SecretPlace(string? File, TargetCluster? Cluster)
{
    private const string OverlayMark = "{overlay}";
    private const string ClusterMark = "{cluster}";

    /// <summary>The places that a command line names: one, or one for each cluster.</summary>
    /// <param name="clusters">The clusters that <c>--for</c> names; none without.</param>
    /// <param name="template">The path that <c>--to</c> says, or null.</param>
    /// <exception cref="UsageException">The path is one for several clusters, or names what it needs clusters for.</exception>
    public static IReadOnlyList<SecretPlace> Of(IReadOnlyList<TargetCluster> clusters, string? template)
    {
        if (clusters.Count == 0)
        {
            return template is null || !(template.Contains(OverlayMark, StringComparison.Ordinal) || template.Contains(ClusterMark, StringComparison.Ordinal))
                ? [new SecretPlace(Known(template), null)]
                : throw new UsageException($"--to {Printable.Line(template)}: no cluster is named") { Hint = "--for says for which clusters of .sealing.yaml" };
        }

        SecretPlace[] places = [.. clusters.Select(cluster => new SecretPlace(Known(Fill(template, cluster)), cluster))];
        return places.Select(place => place.File is null ? null : FileOutput.Resolve(place.File)).Distinct(StringComparer.Ordinal).Count() == places.Length ? places : throw new UsageException(
            "--for names several clusters, and each needs a file of its own")
        {
            Hint = $"--to says which: apps/overlays/{OverlayMark}/NAME.yaml",
        };
    }

    private static string? Fill(string? template, TargetCluster cluster) =>
        template?.Replace(OverlayMark, cluster.Cluster.Overlay, StringComparison.Ordinal).Replace(ClusterMark, cluster.Cluster.Name, StringComparison.Ordinal);

    private static string? Known(string? path) => path is null || !path.Contains('{', StringComparison.Ordinal) ? path : throw new UsageException($"--to {Printable.Line(path)}: only {OverlayMark} and {ClusterMark} stand for something");
}
