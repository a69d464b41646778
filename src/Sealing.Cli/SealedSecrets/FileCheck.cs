using Sealing.Cli.Host.Files;
using Sealing.Cli.Host.Processes;
using Sealing.Guard;
using Sealing.Kubernetes;
using Sealing.Manifests;
using Sealing.Primitives;
using Sealing.Repository;
using Sealing.SealedSecrets;
using Sealing.Syntax;

namespace Sealing.Cli.SealedSecrets;

/// <summary>What <c>seal verify</c> finds in one file. Thread safe, without a controller.</summary>
/// <param name="Verifier">Checks each SealedSecret.</param>
/// <param name="Target">Checks what each was sealed for.</param>
/// <param name="Namespace">That of SealedSecrets which do not say theirs, or null.</param>
/// <param name="Standard">The one that counts where neither says any, or null.</param>
/// <param name="Client">The controller to ask, or null.</param>
internal sealed record FileCheck(SealedSecretVerifier Verifier, TargetCheck Target, string? Namespace, string? Standard, ControllerClient? Client)
{
    /// <exception cref="SealingException">The file is broken.</exception>
    /// <exception cref="Host.FileException">It cannot be read.</exception>
    public FileResult Of(string file)
    {
        var bytes = InputFile.Read(file);
        var stream = ManifestStream.ReadObjects(SourceText.Decode(bytes));
        var items = stream.Items.Where(item => item.IsSealedSecret).ToList();
        var found = SealedSecret.ReadAll(stream).Select(item => GivenNamespace.Fill(item, Namespace, Standard)).ToList();
        var places = Target.In(file);
        var problems = OrderedParallel.Map(found.Count, i => Problems(file, found[i]).Concat(places.Problems(found[i])).Select(problem => problem.At(items[i])).ToList()).SelectMany(list => list);
        return new FileResult(found.Count, [.. problems, .. places.TakesPlaintext ? Plaintext(stream) : [], .. InTemplates(found, bytes)])
        {
            Unmarked = found.Count(item => CertificateMark.Of(item) is null),
        };
    }

    // The controller is asked about one after another, as often as it allows, and not about what is broken anyway.
    private List<VerifyProblem> Problems(string file, SealedSecret item)
    {
        var problems = Verifier.Find(item).Select(problem => new VerifyProblem(VerifyRules.Broken, problem)).ToList();
        if (problems.Count == 0 && Client is not null && !Waiting.For(cancel => Client.VerifyAsync(item, cancel)))
        {
            problems.Add(new VerifyProblem(VerifyRules.Broken, new SealingException(ErrorKind.InvalidDocument, new SealedTarget(file, item).Refusal, new(item.Document))));
        }

        return [.. problems, .. Verifier.FindRemarks(item).Select(remark => new VerifyProblem(VerifyRules.Doubtful, remark))];
    }

    private static IEnumerable<VerifyProblem> Plaintext(ManifestStream stream) => SealedSecretVerifier.FindPlaintext(stream).Select(problem =>
        new VerifyProblem(VerifyRules.Plaintext, problem).At(stream.Items.First(item => item.Kind == "Secret" && item.Place.Document == problem.Place.Document)));

    // The guard knows secrets from settings.
    private static IEnumerable<VerifyProblem> InTemplates(List<SealedSecret> found, byte[] bytes) =>
        found.TrueForAll(item => item.Template.Data.Count == 0) ? []
            : PlaintextScanner.Scan("manifest.yaml", bytes).Where(finding => finding is { Rule.Id: "SG104", Severity: GuardSeverity.Error } && finding.YamlPath.Contains(".template.data", StringComparison.Ordinal))
                .Select(finding => new VerifyProblem(VerifyRules.Plaintext, new SealingException(ErrorKind.InvalidDocument, "plaintext in the template: seal it into spec.encryptedData", new(0, finding.Line, finding.Column, finding.YamlPath))));
}

/// <summary>How many SealedSecrets a file has, and what is to be said of them.</summary>
internal sealed record FileResult(int Found, List<VerifyProblem> Problems)
{
    /// <summary>How many do not say which certificate they are for.</summary>
    public int Unmarked { get; init; }
}
