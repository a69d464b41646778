using System.CommandLine;
using System.Reflection;
using Sealing.Cli.Host.Files;
using Sealing.Cli.Host.Processes;
using Sealing.Cli.Host.Terminals;
using Sealing.Cli.SealedSecrets.Cluster;
using Sealing.Cli.SealedSecrets.Delivery;
using Sealing.Cli.SealedSecrets.Renewal;
using Sealing.Primitives;

namespace Sealing.Cli.SealedSecrets;

/// <summary>The root command. Of several modes the first counts, in kubeseal's order.</summary>
internal static class SealCommand
{
    // The release of kubeseal whose command line and formats this one keeps to; scripts compare it.
    private const string CompatibleVersion = "v0.38.4";

    private const string Description = """
        Seals Kubernetes Secrets for Git: what it writes, the Sealed Secrets controller in the cluster opens.
        Works wherever kubeseal does, with the same flags.

          seal --cert pub-sealed-secrets.pem < secret.yaml > sealed.yaml
          seal --cert pub-sealed-secrets.pem --in-place apps/base/*-secret.yaml
          seal --in-place apps/overlays/development/db.yaml

        The certificate is that of --cert, or of the cluster in .sealing.yaml that --for names, else of $SEALED_SECRETS_CERT, else of the cluster in .sealing.yaml
        that the file's path is for, else the controller's in the cluster.
        """;

    public static Command Create(InvokedProgram program, string[] args, Func<ClusterOptions, IEnumerable<Command>> subcommands)
    {
        var options = new SealOptions();
        var root = ProgramCommand.Create(program.Name, Description, args);
        root.Arguments.Add(options.Files);
        foreach (var option in options.All)
        {
            root.Options.Add(option);
        }

        foreach (var command in subcommands(options.Cluster))
        {
            root.Subcommands.Add(command);
        }

        root.SetAction(line => Run(new SealArguments(line, options, program)));
        return root;
    }

    private static int Run(SealArguments arguments)
    {
        if (arguments.ShowsVersion)
        {
            Terminal.Write(VersionLine(arguments.IsKubeseal));
            return 0;
        }

        arguments.CheckFirstWord();
        arguments.CheckFromFile();
        if (!arguments.IsKubeseal)
        {
            SealConflicts.Check(arguments);
        }

        if (arguments.RecoveryKeys.Count > 0 && !arguments.UnsealsForRecovery && Terminal.ErrorIsTerminal)
        {
            Terminal.Warning("ignoring --recovery-private-key because unseal command not chosen with --recovery-unseal");
        }

        if (arguments.UnsealsForRecovery)
        {
            RecoveryUnseal.Run(arguments);
        }
        else if (arguments.Validates)
        {
            ClusterValidate.Run(arguments);
        }
        else if (arguments.Reencrypts)
        {
            return Reencrypt(arguments);
        }
        else if (arguments.FetchesCertificate)
        {
            arguments.WriteResult(CertificateSource.Read(arguments.Certificate, arguments.Cluster));
        }
        else
        {
            Seal(arguments);
        }

        return 0;
    }

    private static void Seal(SealArguments arguments)
    {
        LibCrypto.IsForSealingOnly = arguments.Certificate is { } certificate && CertificateSource.IsPath(certificate); // else there is TLS first
        if (arguments.MergeTarget is { } target)
        {
            MergeInto.Run(arguments, target);
        }
        else if (arguments.To is { } template)
        {
            ToPlaces.Run(arguments, template);
        }
        else if (arguments.IsRaw)
        {
            RawSeal.Run(arguments);
        }
        else
        {
            ManifestSeal.Run(arguments);
        }
    }

    // Files are rewritten in place unless another is named for the result; standard input goes to standard output.
    private static int Reencrypt(SealArguments arguments)
    {
        if (arguments.IsDeprecatedRotate)
        {
            Terminal.Line("Flag --rotate has been deprecated, please use --re-encrypt instead");
        }

        using var client = arguments.Cluster.Connect();
        var isInPlace = arguments.Files is not ["-"] && !arguments.HasOutputFile;
        using var updates = FileUpdates.Begin(isInPlace ? arguments.Files : []);
        RenewedFile? Renew(string file) => Reencryption.Of(file, isInPlace ? updates.Read(file) : arguments.Read(file), targets => Reencryption.InCluster(client, targets));
        if (isInPlace)
        {
            var files = arguments.Files.Distinct(StringComparer.Ordinal).ToList();
            var tally = Reencryption.Write(updates, ManifestFiles.Each(files, isParallel: false, Renew), writes: true);
            return tally.Failed > 0 ? 1 : tally.Files > 0 ? 0 : throw ManifestFiles.NoneIn(files);
        }

        var results = arguments.Files.Select(file => NamedFile.Within(file, () => Renew(file) ?? throw SealedTarget.None())).ToList();
        arguments.WriteResult([.. results.SelectMany(result => result.As(arguments.Format))]);
        return 0;
    }

    private static string VersionLine(bool isKubeseal)
    {
        var version = typeof(SealCommand).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
        return isKubeseal ? $"kubeseal version: {CompatibleVersion}+seal.{version}\n" : $"seal version: v{version}\n";
    }
}
