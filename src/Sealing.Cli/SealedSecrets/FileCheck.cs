using System.Globalization;
using Sealing.Cli.Host.Files;
using Sealing.Cli.Host.Processes;
using Sealing.Guard;
using Sealing.Kubernetes;
using Sealing.Manifests;
using Sealing.Primitives;
using Sealing.SealedSecrets;
using Sealing.Syntax;

namespace Sealing.Cli.SealedSecrets;

/// <summary>What <c>seal verify</c> finds in one file.</summary>
/// <param name="Verifier">Checks each SealedSecret.</param>
/// <param name="Namespace">That of SealedSecrets which do not say theirs, or null.</param>
/// <param name="Standard">The one that counts where neither says any, or null.</param>
/// <param name="Client">The controller to ask, or null.</param>
internal sealed record FileCheck(SealedSecretVerifier Verifier, string? Namespace, string? Standard, ControllerClient? Client)
{
    public FileResult Of(string file)
    {
        var bytes = InputFile.Read(file);
        var stream = ManifestStream.ReadObjects(SourceText.Decode(bytes));
        var found = SealedSecret.ReadAll(stream).Select(item => GivenNamespace.Fill(item, Namespace, Standard)).ToList();
        var problems = OrderedParallel.Map(found.Count, i => Verifier.Verify(found[i]).ToList()).Zip(found).SelectMany(pair => WithController(file, pair));
        return new FileResult(found.Count, [.. problems, .. SealedSecretVerifier.FindPlaintext(stream), .. InTemplates(found, bytes)], [.. found.SelectMany(Verifier.Remarks)]);
    }

    // The controller is asked about one after another, as often as it allows, and not about what is broken anyway.
    private List<string> WithController(string file, (List<string> Problems, SealedSecret Item) found)
    {
        if (found.Problems.Count == 0 && Client is not null && !Waiting.For(cancel => Client.VerifyAsync(found.Item, cancel)))
        {
            found.Problems.Add(string.Create(CultureInfo.InvariantCulture, $"document {found.Item.Document}: {new SealedTarget(file, found.Item).Refusal}"));
        }

        return found.Problems;
    }

    // The guard knows secrets from settings.
    private static IEnumerable<string> InTemplates(List<SealedSecret> found, byte[] bytes) =>
        found.TrueForAll(item => item.Template.Data.Count == 0) ? []
            : PlaintextScanner.Scan("manifest.yaml", bytes).Where(finding => finding is { Rule.Id: "SG104", Severity: GuardSeverity.Error } && finding.YamlPath.Contains(".template.data", StringComparison.Ordinal))
                .Select(finding => string.Create(CultureInfo.InvariantCulture, $"line {finding.Line}, column {finding.Column}, {finding.YamlPath}: plaintext in the template: seal it into spec.encryptedData"));
}

/// <summary>How many SealedSecrets a file has, what is wrong with them, and what should be known, a line each.</summary>
internal sealed record FileResult(int Found, List<string> Problems, List<string> Remarks);
