using Sealing.Cli.Files;
using Sealing.Kubernetes;
using Sealing.SealedSecrets;

namespace Sealing.Cli.Commands;

/// <summary>Encrypts the items of SealedSecrets for a newer key and keeps the text around them. Nothing is written before all files are done.</summary>
internal static class Reencryption
{
    /// <summary>The files with the items that <paramref name="renew"/> makes of theirs, in the order of both.</summary>
    /// <exception cref="SealingException">A file is broken, has no SealedSecret or cannot be edited, or one of them cannot be encrypted.</exception>
    public static IReadOnlyList<RenewedFile> Run(
        IEnumerable<string> files, Func<string, byte[]> read, Func<IReadOnlyList<SealedTarget>, IReadOnlyList<SealedSecret>> renew)
    {
        var inputs = files.Distinct(StringComparer.Ordinal).Select(file => (File: file, Content: Parse(file, read(file)))).ToList();
        var renewed = renew([.. inputs.SelectMany(input => input.Content.SealedSecrets.Select(item => new SealedTarget(input.File, item)))]);
        var results = new List<RenewedFile>();
        var taken = 0;
        foreach (var (file, content) in inputs)
        {
            var mine = renewed.Skip(taken).Take(content.SealedSecrets.Count).ToList();
            taken += mine.Count;
            var text = NamedFile.Within(file, () => content.ReplaceItems(mine));
            SizeLimit.Manifest.Check(file, text);
            results.Add(new RenewedFile(file, text));
        }

        return results;
    }

    /// <summary>Has the controller do it, one after another.</summary>
    public static IReadOnlyList<SealedSecret> InCluster(ClusterArguments cluster, IReadOnlyList<SealedTarget> targets)
    {
        using var client = cluster.Connect();
        return [.. targets.Select(target => Renew(client, target))];
    }

    /// <summary>Does it here, on all cores.</summary>
    public static IReadOnlyList<SealedSecret> Offline(SecretReencrypter reencrypter, IReadOnlyList<SealedTarget> targets) =>
        OrderedParallel.Map(targets.Count, i => NamedFile.Within(targets[i].File, () => reencrypter.Reencrypt(targets[i].Item)));

    private static SealedSecret Renew(ControllerClient client, SealedTarget target)
    {
        try
        {
            return client.ReencryptAsync(target.Item).GetAwaiter().GetResult();
        }
        catch (ClusterException e)
        {
            throw new ClusterException(e.Message, e)
            {
                Hint = e.Hint is null ? target.Place : target.Place + "; " + e.Hint,
                StatusCode = e.StatusCode,
            };
        }
    }

    private static SealedSecretFile Parse(string file, byte[] bytes) => NamedFile.Within(file, () =>
        SealedSecretFile.Read(bytes) is { SealedSecrets.Count: > 0 } content ? content : throw SealedTarget.None());
}
