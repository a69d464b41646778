using System.CommandLine;
using Sealing.Cli.Host;
using Sealing.Cli.Host.Parsing;
using Sealing.Cli.Repository;
using Sealing.Cli.SealedSecrets;
using Sealing.Cli.SealedSecrets.Cluster;
using Sealing.Manifests;
using Sealing.Text;

namespace Sealing.Cli.Secrets.Creation;

/// <summary>The flags that all kinds of new Secrets have.</summary>
/// <param name="cluster">The flags about the cluster.</param>
/// <param name="kind">The kind. Where it has a <c>--cert</c> of its own, as kubectl's, that is not the one to seal with.</param>
internal sealed class CreateOptions(ClusterOptions cluster, ISecretKind kind)
{
    public Argument<string> Name { get; } = new("NAME") { Description = "Name of the Secret" };

    public Option<string> Namespace { get; } = Flags.Text("--namespace", "Namespace of the Secret (default: that of the file, else of the kubeconfig)", "-n");

    public Option<string> Certificate { get; } = Flags.File(
        "--sealing-cert",
        "Certificate to seal with: a file or a URL (default: $SEALED_SECRETS_CERT, else that of the cluster in .sealing.yaml, else the controller's)",
        kind.Options.Any(option => option.Name == "--cert") ? [] : ["--cert"]);

    public Option<string> Scope { get; } = Scopes.Option();

    public Option<string[]> Labels { get; } = Flags.Repeated("--labels", "Labels of the Secret: KEY=VALUE, several with commas between", "-l", "--label");

    public Option<string[]> Annotations { get; } = Flags.Repeated("--annotation", "Annotation of the Secret: KEY=VALUE; may be repeated");

    public Option<string> Format { get; } = Formats.Option();

    public Option<string> To { get; } = Flags.File("--to", "File to write, or to merge the values into where it is there (default: standard output); {overlay} and {cluster} stand for those of each cluster that --for names");

    public Option<bool> Sops { get; } = Flags.Switch("--sops", "Write a Secret that is encrypted with SOPS, by the creation rule of its path, instead of a SealedSecret");

    public Option<bool> Each { get; } = Flags.Switch("--each", "Make a generated value anew for each cluster; it is the same in all without");

    public RepositoryOptions Repository { get; } = new();

    public Option<bool> DryRun { get; } = Flags.Switch("--dry-run", "Only say what would be written; no value is shown");

    public IEnumerable<Option> All => [.. kind.Options, Namespace, Labels, Annotations, Repository.Clusters, To, Sops, Each, DryRun, Format, Certificate, Scope, Repository.Configuration, .. cluster.All];

    /// <summary>The metadata of the Secret.</summary>
    /// <exception cref="SealingException">No API server takes them.</exception>
    public ObjectMetadata Metadata(ParseResult line)
    {
        var name = line.GetValue(Name)!;
        var space = Flags.Value(line, Namespace);
        Check(name, ObjectNames.Name(name));
        Check(space ?? "", ObjectNames.Namespace(space));
        return new ObjectMetadata
        {
            Name = name,
            Namespace = space,
            Labels = Pairs(line, Labels, text => text.Split(','), (key, value) => ObjectNames.Qualified(key) ?? ObjectNames.LabelValue(value)),
            Annotations = Pairs(line, Annotations, text => [text], (key, _) => ObjectNames.Qualified(key.ToLowerInvariant())),
        };
    }

    /// <summary>The format that a flag names, or null.</summary>
    public ManifestFormat? GivenFormat(ParseResult line) => Flags.Value(line, Format) is { } word ? Formats.Parse(word, ManifestFormat.Yaml) : null;

    private static Dictionary<string, string> Pairs(ParseResult line, Option<string[]> option, Func<string, string[]> split, Func<string, string, string?> fault)
    {
        var pairs = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var text in (line.GetValue(option) ?? []).SelectMany(split))
        {
            var sign = text.IndexOf('=', StringComparison.Ordinal);
            if (sign <= 0)
            {
                throw new UsageException($"{option.Name} {Printable.Line(text)}: must be KEY=VALUE");
            }

            Check(text, fault(text[..sign], text[(sign + 1)..]));
            pairs[text[..sign]] = text[(sign + 1)..];
        }

        return pairs;
    }

    private static void Check(string text, string? fault)
    {
        if (fault is not null)
        {
            throw new SealingException($"\"{Printable.Line(text)}\" is {fault}");
        }
    }
}
