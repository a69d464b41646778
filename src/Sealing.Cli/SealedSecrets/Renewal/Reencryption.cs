using Sealing.Cli.Host.Files;
using Sealing.Cli.Host.Processes;
using Sealing.Kubernetes;
using Sealing.SealedSecrets;

namespace Sealing.Cli.SealedSecrets.Renewal;

/// <summary>Encrypts the items of SealedSecrets for a newer key and keeps the text around them.</summary>
internal static class Reencryption
{
    /// <summary>The file with the items that <paramref name="renew"/> makes of its own; null where it has no SealedSecret.</summary>
    /// <exception cref="SealingException">The file is broken or cannot be edited, or an item cannot be encrypted.</exception>
    public static RenewedFile? Of(string file, byte[] bytes, Func<IReadOnlyList<SealedTarget>, IReadOnlyList<SealedSecret>> renew)
    {
        var content = SealedSecretFile.Read(bytes);
        if (content.SealedSecrets.Count == 0)
        {
            return null;
        }

        var text = content.ReplaceItems(renew([.. content.SealedSecrets.Select(item => new SealedTarget(file, item))]));
        SizeLimit.Manifest.Check(file, text);
        return new RenewedFile(file, bytes, text);
    }

    /// <summary>Renews files in place. One that has no SealedSecret is passed over, one that fails is named and left as it is, and the others are done.</summary>
    /// <returns>0, or 1 where one failed.</returns>
    /// <exception cref="SealingException">No file has a SealedSecret, or the cluster does not answer.</exception>
    public static int InPlace(FileUpdates updates, IReadOnlyList<string> files, bool isParallel, Func<string, RenewedFile?> renew)
    {
        var renewed = ManifestFiles.Each(files, isParallel, renew);
        var results = renewed.ToDictionary(outcome => outcome.File, outcome => outcome.Result, StringComparer.Ordinal);
        var written = ManifestFiles.Each(files, isParallel: false, file => results[file]?.WriteInPlace(updates));
        foreach (var outcome in renewed.Concat(written))
        {
            outcome.Report();
        }

        var hasFailed = renewed.Concat(written).Any(outcome => outcome.Failure is not null);
        return hasFailed ? 1 : written.Any(outcome => outcome.Result is not null) ? 0 : throw ManifestFiles.NoneIn(files);
    }

    /// <summary>Has the controller do it, one after another.</summary>
    public static IReadOnlyList<SealedSecret> InCluster(ControllerClient client, IReadOnlyList<SealedTarget> targets) =>
        [.. targets.Select(target => Renew(client, target))];

    private static SealedSecret Renew(ControllerClient client, SealedTarget target)
    {
        try
        {
            return Waiting.For(cancel => client.ReencryptAsync(target.Item, cancel));
        }
        catch (ClusterException e)
        {
            throw new ClusterException(e.Kind, e.Message, e)
            {
                Hint = e.Hint is null ? target.Place : target.Place + "; " + e.Hint,
                StatusCode = e.StatusCode,
            };
        }
    }
}
