using Sealing.Cli.Host.Processes;
using Sealing.Cli.Repository;
using Sealing.Cli.SealedSecrets.Cluster;
using Sealing.Kubernetes;
using Sealing.Repository;
using Sealing.SealedSecrets;

namespace Sealing.Cli.SealedSecrets.Renewal;

/// <summary>By the controller of the cluster that a file is for, else by the one on the command line. SealedSecrets that are marked for its newest certificate stay as they are.</summary>
internal sealed class OnlineRenewal(ClusterChoice choice, bool isMarked, bool isDryRun, ClusterArguments cluster) : IRenewal
{
    private const string Given = "";

    private readonly Dictionary<string, Controller> _controllers = new(StringComparer.Ordinal);

    public bool IsParallel => false; // it answers two requests a second

    public IReadOnlyList<SealedSecret> Renew(string file, IReadOnlyList<SealedTarget> targets)
    {
        var target = choice.OneOf(file == "-" ? null : file)?.Cluster;
        if (target is null && file != "-" && !cluster.IsGiven && choice.RepositoryOf(file) is { Configuration.Clusters.Count: > 0 } repository)
        {
            throw new SealingException($"lies under no cluster of {repository.File}") { Hint = "say for which it is with --for, or with --context" };
        }

        var marks = isMarked || target is not null;
        var controller = Of(target);
        return [.. targets.Select(item => Renew(controller, item, marks))];
    }

    public void Dispose()
    {
        foreach (var controller in _controllers.Values)
        {
            controller.Client?.Dispose();
        }
    }

    private SealedSecret Renew(Controller controller, SealedTarget target, bool marks)
    {
        var old = CertificateMark.Of(target.Item);
        var mark = marks || old is not null ? controller.Mark : null;
        if (old is not null && old == mark)
        {
            return target.Item;
        }

        var renewed = isDryRun ? target.Item with { EncryptedData = target.Item.EncryptedData.ToDictionary(item => item.Key, _ => "", StringComparer.Ordinal) } // what they would become is not asked for
            : Reencryption.InCluster(controller.Client!, [target])[0];
        return mark is null ? renewed : CertificateMark.Put(renewed, mark);
    }

    // One that cannot be reached is not tried for each of its files, and does not keep those of others from being done.
    private Controller Of(RepositoryCluster? target)
    {
        if (!_controllers.TryGetValue(target?.Name ?? Given, out var found))
        {
            _controllers[target?.Name ?? Given] = found = Connect(target);
        }

        return found.Failure is null ? found : throw new SealingException(found.Failure.Message, found.Failure) { Hint = found.Failure.Hint };
    }

    private Controller Connect(RepositoryCluster? target)
    {
        if (target is null)
        {
            return new Controller(cluster.Connect(), null);
        }

        try
        {
            var client = cluster.Connect(target);
            return new Controller(client, null) { Certificate = Waiting.For(client.FetchCertificateAsync) };
        }
        catch (SealingException e)
        {
            return new Controller(null, e);
        }
    }

    private sealed record Controller(ControllerClient? Client, SealingException? Failure)
    {
        private string? _mark;

        public byte[]? Certificate { get; init; }

        public string Mark => _mark ??= MarkOf(Certificate ?? Waiting.For(Client!.FetchCertificateAsync));

        private static string MarkOf(byte[] bytes)
        {
            using var certificate = SealingCertificate.Load(bytes);
            return certificate.Mark;
        }
    }
}
