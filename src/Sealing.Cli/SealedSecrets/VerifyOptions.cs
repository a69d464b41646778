using System.CommandLine;
using Sealing.Cli.Host.Parsing;
using Sealing.Cli.Repository;

namespace Sealing.Cli.SealedSecrets;

/// <summary>The flags of <c>seal verify</c>.</summary>
internal sealed class VerifyOptions
{
    public Option<string> Certificate { get; } = Flags.File("--cert", "Certificate that the files are sealed for (default: that of the cluster in .sealing.yaml that a file is for)");

    public Option<string[]> Keys { get; } = Flags.List("--key", "Private key file: opens every item, for full certainty; may be repeated");

    public Option<bool> Asks { get; } = Flags.Switch("--cluster", "Ask the controller in the cluster whether it can open them");

    public Option<bool> Strict { get; } = Flags.Switch("--strict", "Take warnings for errors: SealedSecrets for old certificates, certificates that expire, globs without files");

    public Option<string> Format { get; } = ReportFormats.Option();

    public Option<string> Namespace { get; } = GivenNamespace.Option();

    public RepositoryOptions Repository { get; } = new();

    public Option<string> Shard { get; } = Cli.Repository.Shard.Option();

    public Argument<string[]> Files { get; } = new("FILE") { Arity = ArgumentArity.ZeroOrMore, Description = "Files with SealedSecrets, and folders of them; without any the whole repository" };

    public IEnumerable<Option> Options => [Certificate, Keys, Asks, Strict, Format, Namespace, Repository.Configuration, Repository.Clusters, Shard];
}
