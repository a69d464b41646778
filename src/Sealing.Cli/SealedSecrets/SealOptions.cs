using System.CommandLine;
using Sealing.Cli.Host.Parsing;
using Sealing.Cli.Repository;
using Sealing.Cli.SealedSecrets.Cluster;
using Sealing.SealedSecrets;

namespace Sealing.Cli.SealedSecrets;

/// <summary>The flags of the root command: kubeseal's names, defaults and short forms.</summary>
internal sealed class SealOptions
{
    public Option<string> Certificate { get; } = Flags.File("--cert", "Certificate to seal with: a file or a URL (http, https, file) (default: that of --for, else of the cluster in .sealing.yaml that the file is for, else the controller's)");

    public Option<string> Format { get; } = Formats.Option();

    public Option<string> Output { get; } = Flags.File("--sealed-secret-file", "Write to this file instead of standard output, in one step", "-w");

    public Option<string> Input { get; } = Flags.File("--secret-file", "Read this file instead of standard input", "-f");

    public Option<string> Scope { get; } = Scopes.Option();

    public Option<string> Name { get; } = Flags.Text("--name", "Name of the Secret; needed with --raw in strict scope");

    public Option<string> Namespace { get; } = Flags.Text("--namespace", "Namespace for Secrets that do not say theirs", "-n");

    public Option<bool> AllowEmptyData { get; } = Flags.Switch("--allow-empty-data", "Seal a Secret that has no data");

    public Option<bool> Raw { get; } = Flags.Switch("--raw", "Encrypt one value and print it, without a manifest around it");

    public Option<string[]> FromFile { get; } = Flags.List("--from-file", "File that holds the value, with --raw: path or key=path");

    public Option<string> To { get; } = Flags.File("--to", "File to write, or to merge the values into where it is there; {overlay} and {cluster} stand for those of each cluster that --for names");

    public Option<string> MergeInto { get; } = Flags.File("--merge-into", "Add the sealed items to this file's SealedSecret, and keep the rest of the file");

    public Option<bool> FetchCertificate { get; } = Flags.Switch("--fetch-cert", "Print the controller's certificate, or the one that --cert names, unchanged");

    public Option<bool> Validate { get; } = Flags.Switch("--validate", "Ask the controller whether it can open SealedSecrets");

    public Option<bool> Reencrypt { get; } = Flags.Switch("--re-encrypt", "Have the controller encrypt SealedSecrets for its newest key: files in place");

    public Option<bool> Rotate { get; } = Flags.Hidden(Flags.Switch("--rotate", "The old name of --re-encrypt"));

    public Option<bool> RecoveryUnseal { get; } = Flags.Switch("--recovery-unseal", "Open a SealedSecret with the controller's private keys");

    public Option<string[]> RecoveryKeys { get; } = Flags.List("--recovery-private-key", "Private key files for --recovery-unseal: PEM, key Secrets, or a List of these");

    public Option<bool> InPlace { get; } = Flags.Switch("--in-place", "Replace the Secrets of each FILE by what they seal to; all else in it stays", "-i");

    public Option<bool> PassThrough { get; } = Flags.Switch("--pass-through", "Print what is no Secret as it stands, beside what is sealed; an error without");

    public Option<bool> Annotate { get; } = Flags.Switch("--annotate", $"Put {CertificateMark.Annotation} on the SealedSecret, which says which certificate it is for; a cluster of .sealing.yaml has it put in any case");

    public RepositoryOptions Repository { get; } = new();

    public ClusterOptions Cluster { get; } = new();

    public Option<bool> Version { get; } = Flags.Switch("--version", "Print the version");

    public Argument<string[]> Files { get; } = new("FILE")
    {
        Arity = ArgumentArity.ZeroOrMore,
        Description = "Secrets to seal, YAML or JSON; standard input without any",
    };

    public IEnumerable<Option> All =>
    [
        Certificate, Format, Output, Input, Scope, Name, Namespace, AllowEmptyData, Raw, FromFile, MergeInto, FetchCertificate, Validate, Reencrypt, Rotate,
        RecoveryUnseal, RecoveryKeys,
        InPlace, PassThrough, To, Annotate, Repository.Configuration, Repository.Clusters, Version, .. Cluster.All, .. LogFlags.All(),
    ];
}
