using System.CommandLine;
using Sealing.Cli.Host;
using Sealing.Cli.Host.Parsing;
using Sealing.Cli.SealedSecrets;
using Sealing.Cli.SealedSecrets.Cluster;
using Sealing.Cli.SealedSecrets.Delivery;
using Sealing.Cli.Secrets.Values;
using Sealing.Manifests;

namespace Sealing.Cli.Secrets.Creation;

/// <summary><c>seal create secret</c>: kubectl's command of that name, whose result is sealed before anybody sees it.</summary>
internal static class CreateCommand
{
    private static IEnumerable<ISecretKind> Kinds => [new GenericSecret(), new TlsSecret(), new RegistrySecret()];

    public static Command Create(ClusterOptions cluster)
    {
        var secret = new Command("secret", """
            Make a Secret and seal it: the flags are those of kubectl create secret.

              seal create secret tls web -n shop --cert tls.crt --key tls.key --for product --to apps/web.yaml
            """);
        foreach (var kind in Kinds)
        {
            secret.Subcommands.Add(Create(cluster, kind));
        }

        return new Command("create", """
            Make Secrets that are sealed at once.

              seal create secret generic db -n shop --generate password --to apps/db.yaml
            """) { secret };
    }

    private static Command Create(ClusterOptions cluster, ISecretKind kind)
    {
        var options = new CreateOptions(cluster, kind);
        var command = new Command(kind.Name, kind.Description) { options.Name };
        foreach (var option in options.All)
        {
            command.Options.Add(option);
        }

        command.SetAction(line => Run(line, options, kind, new ClusterArguments(line, cluster)));
        return command;
    }

    private static int Run(ParseResult line, CreateOptions options, ISecretKind kind, ClusterArguments cluster)
    {
        var metadata = options.Metadata(line);
        var wanted = new WantedResult(metadata.Namespace, Scopes.Parse(Flags.Value(line, options.Scope)), options.GivenFormat(line));
        var choice = GivenCertificate.Of(line, options.Certificate, options.Repository, cluster);
        var places = SecretPlace.Of(choice.Clusters!.IsNamed ? choice.Clusters.Of(Flags.Value(line, options.To)) : [], Flags.Value(line, options.To));
        var generated = kind.Generated(line);
        using var values = new SecretValues();
        kind.Read(line, values);
        if (values.Data.Count + generated.Count == 0)
        {
            throw new SealingException("the Secret would have no values") { Hint = "--from-literal, --from-file, --from-env-file, --prompt and --generate give it some" };
        }

        using var secrets = new DraftSecret(new SecretManifest { Metadata = metadata, Type = kind.Type(line), Data = values.Data }, generated, line.GetValue(options.Each));
        using var sealers = new Sealers(choice);
        SecretDelivery.Run(places, _ => secrets.Next(), Writer(line, options, new SealedWriter(sealers, wanted, new Lazy<string?>(() => cluster.Namespace))), line.GetValue(options.DryRun));
        return 0;
    }

    private static ISecretWriter Writer(ParseResult line, CreateOptions options, SealedWriter sealing)
    {
        if (!line.GetValue(options.Sops))
        {
            return sealing;
        }

        Option[] others = [options.Certificate, options.Scope];
        return Array.Find(others, option => line.GetResult(option) is { Implicit: false }) is { } given
            ? throw new UsageException($"--sops and {given.Name} exclude each other: SOPS encrypts by the rule of the path")
            : new SopsWriter(options.GivenFormat(line));
    }
}
