using System.CommandLine;
using Sealing.Cli.Host;
using Sealing.Cli.Host.Parsing;
using Sealing.Cli.Repository;
using Sealing.Cli.SealedSecrets;
using Sealing.Cli.SealedSecrets.Cluster;
using Sealing.SealedSecrets;

namespace Sealing.Cli.Secrets.Editing;

/// <summary>The flags of the commands that change one SealedSecret of a file.</summary>
internal sealed class EditingOptions(ClusterOptions cluster)
{
    public Argument<string> File { get; } = new("FILE") { Description = "File with a SealedSecret, or one that SOPS has encrypted" };

    public Option<string> Certificate { get; } = Flags.File("--cert", "Certificate to seal with: a file or a URL (default: $SEALED_SECRETS_CERT, else that of the file's cluster in .sealing.yaml, else the controller's)");

    public Option<string> Name { get; } = Flags.Text("--name", "Name of the SealedSecret, where the file has several");

    public Option<string> Namespace { get; } = GivenNamespace.Option();

    public RepositoryOptions Repository { get; } = new();

    /// <summary>The flags that say which certificate.</summary>
    public IEnumerable<Option> Certificates => [Certificate, Repository.Clusters, Repository.Configuration, .. cluster.All];

    public IEnumerable<Option> All => [Name, Namespace, .. Certificates];

    /// <summary>The SealedSecret that the command line means.</summary>
    public SealedItem Pick(ParseResult line, SecretFile file) =>
        SealedItem.Pick(file, Flags.Value(line, Name), Flags.Value(line, Namespace), new Lazy<string?>(() => new ClusterArguments(line, cluster).Namespace));

    /// <summary>What seals for the certificate that the command line means, or that is for the file.</summary>
    public T Seal<T>(ParseResult line, string file, Func<SecretSealer, T> seal)
    {
        using var sealers = new Sealers(GivenCertificate.Of(line, Certificate, Repository, new ClusterArguments(line, cluster)));
        return seal(sealers.Of(file).Sealer);
    }

    /// <exception cref="UsageException">A flag is given that says nothing of a file of SOPS.</exception>
    public static void CheckForSops(ParseResult line, SecretFile file, params IEnumerable<Option> options)
    {
        if (options.FirstOrDefault(option => line.GetResult(option) is { Implicit: false }) is { } given)
        {
            throw new UsageException($"{given.Name} is for SealedSecrets, and {file.Path} is encrypted with SOPS");
        }
    }
}
