using System.Collections.Concurrent;
using Sealing.Cli.Repository;
using Sealing.Repository;
using Sealing.SealedSecrets;

namespace Sealing.Cli.SealedSecrets;

/// <summary>Checks what SealedSecrets were sealed for: the certificate that the command line names, else that of the cluster that their file is for.</summary>
/// <param name="choice">Which cluster a file is for.</param>
/// <param name="given">The mark of the certificate on the command line, or null.</param>
internal sealed class TargetCheck(ClusterChoice choice, string? given)
{
    private readonly ConcurrentDictionary<SealingRepository, RepositoryPins> _pins = new();

    /// <summary>The pinned certificates of a repository, read once.</summary>
    public RepositoryPins PinsOf(SealingRepository repository) => _pins.GetOrAdd(repository, RepositoryPins.Of);

    /// <summary>What is to be checked in a file.</summary>
    /// <exception cref="SealingException">It lies under two clusters, or what says so cannot be used.</exception>
    public InFile In(string file)
    {
        if (file == "-")
        {
            return new InFile(null, given, "the certificate given", null);
        }

        var repository = choice.RepositoryOf(file);
        var pins = repository is null ? null : PinsOf(repository);
        var cluster = given is null ? choice.OneOf(file)?.Cluster : null;
        return new InFile(pins?.Certificates, given ?? (cluster is null ? null : pins!.Certificates.MarkOf(cluster.Name)), cluster is null ? "the certificate given" : "the certificate of cluster " + cluster.Name, cluster)
        {
            TakesPlaintext = repository?.NameOf(file) is not { } name || !repository.Configuration.Guard.Excludes(name),
        };
    }

    /// <summary>What one file is for.</summary>
    internal sealed record InFile(PinnedCertificates? Pins, string? Mark, string MarkName, RepositoryCluster? Cluster)
    {
        private const string Key = "metadata.annotations." + CertificateMark.Annotation;

        /// <summary>Whether Secrets in plaintext are told of: not where the guard is told to pass over the file.</summary>
        public bool TakesPlaintext { get; init; } = true;

        public IEnumerable<VerifyProblem> Problems(SealedSecret item)
        {
            var verdict = (Pins ?? new PinnedCertificates([])).Judge(item, Mark, MarkName);
            if (verdict.Standing is MarkStanding.Stale or MarkStanding.OfAnother)
            {
                yield return new VerifyProblem(verdict.Standing == MarkStanding.Stale ? VerifyRules.Stale : VerifyRules.OtherCluster, new SealingException(ErrorKind.InvalidDocument, verdict.Words, new(item.Document, Key: Key)));
            }

            if (Cluster?.Scope is { } most && item.Scope > most)
            {
                yield return new VerifyProblem(VerifyRules.Doubtful, new SealingException(ErrorKind.InvalidDocument, $"the scope is {item.Scope.Name()}, wider than cluster {Cluster.Name} has it: {most.Name()}", new(item.Document, Key: "metadata.annotations")));
            }
        }
    }
}
