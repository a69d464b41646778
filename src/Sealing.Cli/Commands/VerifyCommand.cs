using System.CommandLine;
using System.Globalization;
using Sealing.Kubernetes;
using Sealing.Manifests;
using Sealing.SealedSecrets;
using Sealing.Text;

namespace Sealing.Cli.Commands;

/// <summary><c>seal verify</c>: checks SealedSecrets without a cluster, and with <c>--cluster</c> has the controller say whether it can open them.</summary>
internal static class VerifyCommand
{
    public static Command Create(ClusterOptions cluster)
    {
        var certificate = Flags.File("--cert", "Certificate that the files are sealed for: checks that the key sizes fit");
        var keys = Flags.List("--key", "Private key file: opens every item, for full certainty; may be repeated");
        var asks = Flags.Switch("--cluster", "Ask the controller in the cluster whether it can open them");
        var files = new Argument<string[]>("FILE") { Arity = ArgumentArity.OneOrMore, Description = "Files with SealedSecrets, and folders of them" };
        var command = new Command("verify", "Check SealedSecrets: form, scope, with keys that every item opens, with --cluster that the controller can open them")
        {
            certificate, keys, asks, files,
        };
        foreach (var option in cluster.All.Where(option => option != cluster.Cluster)) // kubectl's flag of that name gives way
        {
            command.Options.Add(option);
        }

        command.SetAction(line =>
        {
            using var ring = Flags.Value(line, keys) is { Length: > 0 } given ? KeyRings.Load(given) : null;
            using var client = line.GetValue(asks) ? new ClusterArguments(line, cluster).Connect() : null;
            var keySize = KeySize(Flags.Value(line, certificate));
            return Verify(ManifestFiles.Of(line.GetValue(files)!), new SealedSecretVerifier(keySize, ring), client);
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

    // A file without SealedSecrets, such as a kustomization, is passed over among others.
    private static int Verify(IReadOnlyList<string> files, SealedSecretVerifier verifier, ControllerClient? client)
    {
        var outcomes = ManifestFiles.Each(files, isParallel: client is null, file => Problems(file, verifier, client));
        foreach (var outcome in outcomes)
        {
            outcome.Report();
            outcome.Result?.Problems.ForEach(problem => Terminal.Error(Printable.Line($"{outcome.File}: {problem}")));
        }

        var isSound = outcomes.All(outcome => outcome.Result is { Problems.Count: 0 });
        return !isSound ? 1 : outcomes.Any(outcome => outcome.Result!.Found > 0) ? 0 : throw ManifestFiles.NoneIn(files);
    }

    private static FileResult Problems(string file, SealedSecretVerifier verifier, ControllerClient? client)
    {
        var stream = ManifestStream.ReadObjects(SourceText.Decode(InputFile.Read(file)));
        var found = SealedSecret.ReadAll(stream);
        var problems = OrderedParallel.Map(found.Count, i => verifier.Verify(found[i]).ToList()).Zip(found).SelectMany(pair => WithController(file, pair, client));
        return new FileResult(found.Count, [.. problems, .. SealedSecretVerifier.FindPlaintext(stream)]);
    }

    // The controller is asked about one after another, as often as it allows, and not about what is broken anyway.
    private static List<string> WithController(string file, (List<string> Problems, SealedSecret Item) found, ControllerClient? client)
    {
        if (found.Problems.Count == 0 && client?.VerifyAsync(found.Item).GetAwaiter().GetResult() == false)
        {
            found.Problems.Add(string.Create(CultureInfo.InvariantCulture, $"document {found.Item.Document}: {new SealedTarget(file, found.Item).Refusal}"));
        }

        return found.Problems;
    }

    private sealed record FileResult(int Found, List<string> Problems);
}
