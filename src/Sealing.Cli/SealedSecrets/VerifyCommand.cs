using System.CommandLine;
using Sealing.Cli.Host.Parsing;
using Sealing.Cli.Host.Terminals;
using Sealing.Cli.Repository;
using Sealing.Cli.SealedSecrets.Cluster;
using Sealing.Guard;
using Sealing.SealedSecrets;

namespace Sealing.Cli.SealedSecrets;

/// <summary><c>seal verify</c>: checks SealedSecrets without a cluster, and with <c>--cluster</c> has the controller say whether it can open them.</summary>
internal static class VerifyCommand
{
    public static Command Create(ClusterOptions cluster)
    {
        var options = new VerifyOptions();
        var command = new Command("verify", "Check SealedSecrets, or all of a repository: form, scope, the cluster they are for, with keys that every item opens, with --cluster that the controller can open them") { options.Files };
        foreach (var option in options.Options.Concat(cluster.All.Where(option => option != cluster.Cluster))) // kubectl's flag of that name gives way
        {
            command.Options.Add(option);
        }

        command.SetAction(line => Run(line, options, cluster));
        return command;
    }

    private static int Run(ParseResult line, VerifyOptions options, ClusterOptions cluster)
    {
        var report = new VerifyReport(ReportFormats.Parse(Flags.Value(line, options.Format)), line.GetValue(options.Strict));
        using var ring = Flags.Value(line, options.Keys) is { Length: > 0 } given ? KeyRings.Load(given) : null;
        var connection = line.GetValue(options.Asks) ? new ClusterArguments(line, cluster) : null;
        using var client = connection?.Connect();
        using var certificate = Flags.Value(line, options.Certificate) is { } source ? CertificateSource.Load(source) : null;
        var input = VerifyInput.Of(line, options);
        var target = new TargetCheck(input.Choice, certificate?.Mark);
        if (input.Repository is { } repository)
        {
            Pinned(report, repository, target.PinsOf(repository));
        }

        var check = new FileCheck(new SealedSecretVerifier(certificate?.KeySize, ring), target, Flags.Value(line, options.Namespace), connection?.Namespace, client);
        var outcomes = ManifestFiles.Each(input.Files, isParallel: client is null, check.Of);
        report.Add(outcomes, input.Repository);
        WarnOfKeySize(report, isSizeAll: certificate is not null && ring is null && client is null && outcomes.Any(outcome => outcome.Result is { Unmarked: > 0 }));
        return report.Write(input, outcomes.Any(outcome => outcome.Result is { Found: > 0 }));
    }

    // Nothing in a SealedSecret says which key it is for, unless it is marked.
    private static void WarnOfKeySize(VerifyReport report, bool isSizeAll)
    {
        if (isSizeAll && !report.HasFailed)
        {
            Terminal.Warning("the key sizes fit the certificate, which those of another cluster may, too: --key or --cluster says whether the items open");
        }
    }

    private static void Pinned(VerifyReport report, SealingRepository repository, RepositoryPins pins)
    {
        var names = RepositoryFiles.In(repository.Root, isWanted: _ => true).Select(repository.NameOf).OfType<string>().ToList();
        pins.Problems.ForEach(problem => report.Add(repository, problem, isError: true));
        pins.Remarks.ForEach(remark => report.Add(repository, remark, isError: false));
        foreach (var remark in repository.Configuration.Remarks(names))
        {
            report.Add(repository, $"{repository.File}: {remark.Message}", isError: false, remark);
        }
    }
}
