using System.CommandLine;
using Sealing.Cli.Host.Parsing;
using Sealing.Cli.Repository;
using Sealing.SealedSecrets;

namespace Sealing.Cli.SealedSecrets.Renewal;

/// <summary>The flags of <c>seal reencrypt</c>.</summary>
internal sealed class ReencryptOptions
{
    public Option<string[]> Keys { get; } = Flags.List("--key", "Private key file that opens the items, to do it offline: PEM, key Secrets, or a List of these; may be repeated");

    public Option<string> Certificate { get; } = Flags.File("--cert", "With --key: certificate to seal for (default: that of the cluster in .sealing.yaml that a file is for, else the controller's)");

    public Option<bool> Annotate { get; } = Flags.Switch("--annotate", $"Put {CertificateMark.Annotation} on SealedSecrets; a cluster of .sealing.yaml has it put in any case");

    public Option<bool> DryRun { get; } = Flags.Switch("--dry-run", "Say which files would change, and change none");

    public Option<string> Namespace { get; } = GivenNamespace.Option();

    public RepositoryOptions Repository { get; } = new();

    public Option<string> Shard { get; } = Cli.Repository.Shard.Option();

    public Argument<string[]> Files { get; } = new("FILE")
    {
        Arity = ArgumentArity.ZeroOrMore,
        Description = "Files with SealedSecrets, and folders of them; - for standard input and output; without any the whole repository",
    };

    public IEnumerable<Option> Options => [Keys, Certificate, Annotate, DryRun, Namespace, Repository.Configuration, Repository.Clusters, Shard];
}
