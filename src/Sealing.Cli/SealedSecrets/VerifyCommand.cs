using System.CommandLine;
using Sealing.Cli.Host.Parsing;
using Sealing.Cli.Host.Terminals;
using Sealing.Cli.SealedSecrets.Cluster;
using Sealing.SealedSecrets;
using Sealing.Text;

namespace Sealing.Cli.SealedSecrets;

/// <summary><c>seal verify</c>: checks SealedSecrets without a cluster, and with <c>--cluster</c> has the controller say whether it can open them.</summary>
internal static class VerifyCommand
{
    public static Command Create(ClusterOptions cluster)
    {
        var certificate = Flags.File("--cert", "Certificate that the files are sealed for: checks that the key sizes fit");
        var keys = Flags.List("--key", "Private key file: opens every item, for full certainty; may be repeated");
        var asks = Flags.Switch("--cluster", "Ask the controller in the cluster whether it can open them");
        var space = GivenNamespace.Option();
        var files = new Argument<string[]>("FILE") { Arity = ArgumentArity.OneOrMore, Description = "Files with SealedSecrets, and folders of them" };
        var command = new Command("verify", "Check SealedSecrets: form, scope, with keys that every item opens, with --cluster that the controller can open them")
        {
            certificate, keys, asks, space, files,
        };
        foreach (var option in cluster.All.Where(option => option != cluster.Cluster)) // kubectl's flag of that name gives way
        {
            command.Options.Add(option);
        }

        command.SetAction(line =>
        {
            using var ring = Flags.Value(line, keys) is { Length: > 0 } given ? KeyRings.Load(given) : null;
            var connection = line.GetValue(asks) ? new ClusterArguments(line, cluster) : null;
            using var client = connection?.Connect();
            var keySize = KeySize(Flags.Value(line, certificate));
            var check = new FileCheck(new SealedSecretVerifier(keySize, ring), Flags.Value(line, space), connection?.Namespace, client);
            var code = Verify(ManifestFiles.Of(line.GetValue(files)!), check);
            WarnOfKeySize(isSizeAll: code == 0 && keySize is not null && ring is null && client is null);
            return code;
        });
        return command;
    }

    private static int? KeySize(string? source)
    {
        if (source is null)
        {
            return null;
        }

        using var certificate = CertificateSource.Load(source);
        return certificate.KeySize;
    }

    // Nothing in a SealedSecret says which key it is for.
    private static void WarnOfKeySize(bool isSizeAll)
    {
        if (isSizeAll)
        {
            Terminal.Warning("the key sizes fit the certificate, which those of another cluster may, too: --key or --cluster says whether the items open");
        }
    }

    // A file without SealedSecrets, such as a kustomization, is passed over among others.
    private static int Verify(IReadOnlyList<string> files, FileCheck check)
    {
        var outcomes = ManifestFiles.Each(files, isParallel: check.Client is null, check.Of);
        foreach (var outcome in outcomes)
        {
            outcome.Report();
            outcome.Result?.Remarks.ForEach(remark => Terminal.Warning(Printable.Line($"{outcome.File}: {remark}")));
            outcome.Result?.Problems.ForEach(problem => Terminal.Error(Printable.Line($"{outcome.File}: {problem}")));
        }

        var isSound = outcomes.All(outcome => outcome.Result is { Problems.Count: 0 });
        return !isSound ? 1 : outcomes.Any(outcome => outcome.Result!.Found > 0) ? 0 : throw ManifestFiles.NoneIn(files);
    }
}
