using Sealing.Cli.Host.Files;
using Sealing.Cli.Host.Processes;
using Sealing.Cli.Host.Terminals;
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

        var renewed = renew([.. content.SealedSecrets.Select(item => new SealedTarget(file, item))]);
        var text = content.ReplaceItems(renewed);
        SizeLimit.Manifest.Check(file, text);
        return new RenewedFile(file, bytes, text)
        {
            Items = content.SealedSecrets.Sum(item => item.EncryptedData.Count),
            Kept = content.SealedSecrets.Zip(renewed).Sum(pair => pair.First.EncryptedData.Count(item => pair.Second.EncryptedData.GetValueOrDefault(item.Key) == item.Value)),
        };
    }

    /// <summary>Renews files in place. One that has no SealedSecret is passed over, one that fails is named and left as it is, and the others are done.</summary>
    /// <exception cref="SealingException">The cluster does not answer.</exception>
    public static RenewalTally InPlace(FileUpdates updates, IReadOnlyList<string> files, ReencryptCommand.Input input, Progress progress)
    {
        var renewed = ManifestFiles.Each(files, input.Renewal.IsParallel, file => Counted(progress, () => input.Renew(updates, file)));
        return Write(updates, renewed, input.Writes);
    }

    /// <summary>Writes what was renewed, each file by itself.</summary>
    public static RenewalTally Write(FileUpdates updates, FileOutcome<RenewedFile>[] renewed, bool writes)
    {
        var done = renewed.Where(outcome => outcome.Result is not null).ToDictionary(outcome => outcome.File, outcome => outcome.Result!, StringComparer.Ordinal);
        var written = ManifestFiles.Each([.. done.Keys], isParallel: false, file => writes ? done[file].WriteInPlace(updates) : done[file].Announce());
        var all = renewed.Concat(written).ToList();
        all.ForEach(outcome => outcome.Report());
        var sound = written.Select(outcome => outcome.Result).OfType<RenewedFile>().ToList();
        return new RenewalTally(sound.Count, sound.Sum(file => file.Items), sound.Sum(file => file.Kept), all.Count(outcome => outcome.Failure is not null));
    }

    private static T Counted<T>(Progress progress, Func<T> work)
    {
        try
        {
            return work();
        }
        finally
        {
            progress.Step();
        }
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
