using System.CommandLine;
using Sealing.Cli.Host;
using Sealing.Cli.Host.Files;
using Sealing.Cli.Host.Parsing;
using Sealing.Cli.Host.Terminals;
using Sealing.Cli.Repository;
using Sealing.Cli.SealedSecrets;
using Sealing.Cli.SealedSecrets.Cluster;
using Sealing.Primitives;
using Sealing.SealedSecrets;

namespace Sealing.Cli.Secrets.Conversion;

/// <summary><c>seal convert</c>: SealedSecrets, Secrets of SOPS and Secrets in plaintext into each other. Plaintext is in memory only.</summary>
internal static class ConvertCommand
{
    private static readonly string[] Targets = ["sealed", "sops", "secret", "external-secret"];

    public static Command Create(ClusterOptions cluster)
    {
        var to = Flags.Word("--to", "What to make: " + string.Join(", ", Targets), Targets);
        var keys = Flags.List("--key", "Private key file that opens SealedSecrets: PEM, key Secrets, or a List of these; may be repeated");
        var (inPlace, dryRun) = (Flags.Switch("--in-place", "Replace each file by what it becomes", "-i"), Flags.Switch("--dry-run", "Only say which files would change"));
        var certificate = Flags.File("--cert", "Certificate to seal with: a file or a URL (default: $SEALED_SECRETS_CERT, else that of the file's cluster in .sealing.yaml, else the controller's)");
        var (store, storeKind) = (Flags.Text("--store", "With external-secret: name of the store that holds the values"), Flags.Text("--store-kind", "Kind of the store (default SecretStore)"));
        var repository = new RepositoryOptions();
        var files = new Argument<string[]>("FILE") { Arity = ArgumentArity.OneOrMore, Description = "Files with Secrets, and folders of them" };
        var command = new Command("convert", """
            Convert SealedSecrets, files of SOPS and plaintext Secrets into each other: in place with -i, else to standard output. Other objects and comments around them stay.

              seal convert --to sops --key backup.yaml -i apps/
              seal convert --to sealed -i apps/overlays/product/db.sops.yaml
              seal convert --to external-secret --store vault apps/db.yaml
            """) { to, keys, inPlace, dryRun, certificate, repository.Clusters, repository.Configuration, store, storeKind, files };
        foreach (var option in cluster.All)
        {
            command.Options.Add(option);
        }

        command.SetAction(line =>
        {
            using var ring = Flags.Value(line, keys) is { Length: > 0 } named ? KeyRings.Load(named) : null;
            using var sealers = new Sealers(GivenCertificate.Of(line, certificate, repository, new ClusterArguments(line, cluster)));
            var words = line.GetValue(files)!;
            IConversion conversion = Flags.Value(line, to) switch
            {
                "sealed" => new ToSealed(sealers, new Lazy<string?>(() => new ClusterArguments(line, cluster).Namespace)),
                "sops" => new ToSops(ring),
                "secret" when line.GetValue(inPlace) => throw new UsageException("--to secret and --in-place exclude each other: plaintext does not go into files"),
                "secret" => new ToSecret(ring),
                "external-secret" => new ToExternalSecret(Flags.Value(line, store) ?? throw new UsageException("--to external-secret needs --store: the store that holds the values"), Flags.Value(line, storeKind) ?? "SecretStore"),
                null => throw new UsageException("--to says what to make: " + string.Join(", ", Targets)),
                var other => throw new UsageException($"\"{other}\" is nothing to convert to") { Hint = "there are " + string.Join(", ", Targets) },
            };
            return Run(ManifestFiles.Of(words), conversion, line.GetValue(inPlace) || line.GetValue(dryRun), line.GetValue(dryRun));
        });
        return command;
    }

    private static int Run(IReadOnlyList<string> files, IConversion conversion, bool isInPlace, bool isDryRun)
    {
        if (!isInPlace)
        {
            Terminal.Write(files is [var only] ? Convert(only, InputFile.Read(only), conversion) : throw new UsageException($"{files.Count} files are named, and there is one output")
            {
                Hint = "with --in-place each is written back",
            });
            return 0;
        }

        var outcomes = ManifestFiles.Each<string>(files, isParallel: false, file =>
        {
            using var update = FileUpdate.Locked(file);
            var before = update.Read(SizeLimit.Manifest);
            var after = Convert(file, before, conversion);
            if (!isDryRun && !after.AsSpan().SequenceEqual(before))
            {
                update.Replace([after], SizeLimit.Manifest, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            }

            return after.AsSpan().SequenceEqual(before) ? null : file;
        });
        foreach (var outcome in outcomes)
        {
            outcome.Report();
        }

        Terminal.Write(string.Concat(outcomes.Where(outcome => outcome.Result is not null && isDryRun).Select(outcome => outcome.Result + "\n")));
        return outcomes.Any(outcome => outcome.Failure is not null) ? 1 : 0;
    }

    private static byte[] Convert(string file, byte[] bytes, IConversion conversion) => NamedFile.Within(file, () => conversion.Convert(SourceFile.Read(file, bytes)));
}
