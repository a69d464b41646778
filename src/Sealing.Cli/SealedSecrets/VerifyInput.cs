using System.CommandLine;
using Sealing.Cli.Host.Parsing;
using Sealing.Cli.Repository;

namespace Sealing.Cli.SealedSecrets;

/// <summary>What <c>seal verify</c> is to look at.</summary>
/// <param name="Files">The files of this run.</param>
/// <param name="Choice">Which cluster a file is for.</param>
internal sealed record VerifyInput(IReadOnlyList<string> Files, ClusterChoice Choice)
{
    /// <summary>The repository, where all of it is looked at and it has a <c>.sealing.yaml</c>.</summary>
    public SealingRepository? Repository { get; private init; }

    /// <summary>Whether there may be nothing to check: in a repository, or in a part of the work.</summary>
    public bool MayBeEmpty { get; private init; }

    public static VerifyInput Of(ParseResult line, VerifyOptions options)
    {
        var words = line.GetValue(options.Files)!;
        var (choice, shard) = (options.Repository.Choice(line), Shard.Parse(Flags.Value(line, options.Shard)));
        var repository = words.Length == 0 ? choice.RepositoryOf(".") : null;
        var all = words.Length > 0 ? ManifestFiles.Of(words) : ManifestFiles.OfRepository(repository);
        return new VerifyInput([.. all.Where(shard.Has)], choice) { Repository = repository, MayBeEmpty = words.Length == 0 || shard.Count > 1 };
    }
}
