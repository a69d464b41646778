using System.CommandLine;
using Sealing.Cli.Host.Parsing;
using Sealing.Repository;

namespace Sealing.Cli.Repository;

/// <summary>The flags that say which <c>.sealing.yaml</c> counts, and which of its clusters are meant.</summary>
internal sealed class RepositoryOptions
{
    public Option<string> Configuration { get; } = Flags.File("--config", $"The {RepositoryConfiguration.FileName} (default: ${SealingRepository.Variable}, else the nearest above the file)");

    public Option<string> Clusters { get; } = Flags.Text("--for", $"Cluster of {RepositoryConfiguration.FileName}, or several with commas between (default: the one whose paths hold the file)");

    /// <summary>What a command line says by them.</summary>
    public ClusterChoice Choice(ParseResult line) => new(Flags.Value(line, Configuration), Flags.Value(line, Clusters));
}
