using System.Text.RegularExpressions;
using Sealing.TestCluster;
using Sealing.TestCluster.Aws;
using Sealing.TestCluster.Vault;
using Xunit;

namespace Sealing.Cli.Tests;

/// <summary>
/// Runs each transcript against the binary that SEAL_BINARY names, or the one just built. One alone: dotnet test --filter-trait transcript=NAME.
/// </summary>
public sealed class TranscriptTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Transcripts");

    public static IEnumerable<TheoryDataRow<string>> Names => Directory.GetFiles(Folder, "*.txt")
        .Select(path => Path.GetFileNameWithoutExtension(path)!)
        .Order()
        .Select(name => new TheoryDataRow<string>(name).WithTrait("transcript", name));

    [Theory]
    [MemberData(nameof(Names))]
    public async Task The_transcript_holds(string name)
    {
        var transcript = Transcript.Parse(await File.ReadAllTextAsync(Path.Combine(Folder, name + ".txt"), TestContext.Current.CancellationToken));
        Assert.SkipWhen(Missing(transcript) is { Length: > 0 } && Environment.GetEnvironmentVariable("CI") is null, "not installed: " + Missing(transcript));
        await using var cluster = transcript.UsesCluster ? await Cluster.StartAsync() : null;
        await using var web = transcript.UsesWebServer ? await WebServer.StartAsync(Path.Combine(AppContext.BaseDirectory, "keys.example")) : null;
        await using var kms = transcript.UsesKms ? await KmsServer.StartAsync() : null;
        await using var vault = transcript.UsesVault ? await VaultServer.StartAsync() : null;
        using var sandbox = new Sandbox(transcript.Files, cluster, web, Merged(kms?.Environment, vault?.Environment));
        Assert.NotEmpty(transcript.Steps);
        foreach (var step in transcript.Steps)
        {
            var (output, errors, exitCode) = await sandbox.Run(step.Command, TestContext.Current.CancellationToken);
            var shown = $"$ {step.Command}\n{output}\nstderr: {errors}";
            Assert.True(Matches(step.Errors, errors), "stderr differs: " + shown);
            Assert.True(Matches(step.Output, output), "stdout differs: " + shown);
            Assert.True(step.ExitCode == exitCode, $"exit code {exitCode}: {shown}");
        }
    }

    private static Dictionary<string, string> Merged(params IEnumerable<IReadOnlyDictionary<string, string>?> environments) =>
        environments.SelectMany(environment => environment ?? new Dictionary<string, string>()).ToDictionary(StringComparer.Ordinal);

    private static string Missing(Transcript transcript) => string.Join(' ', transcript.Needs.Where(need => !Has(need)));

    private static bool Has(string need) => need == "root"
        ? Environment.IsPrivilegedProcess
        : Environment.GetEnvironmentVariable("PATH")!.Split(':').Any(folder => File.Exists(Path.Combine(folder, need)));

    private static bool Matches(List<string> expected, string actual)
    {
        var lines = actual.Split('\n').Where(line => line.Length > 0).ToList();
        return lines.Count == expected.Count
            && expected.Zip(lines).All(pair => Regex.IsMatch(pair.Second, "^" + Regex.Escape(pair.First).Replace(@"\[\.\.]", ".*", StringComparison.Ordinal) + @"\z", RegexOptions.NonBacktracking));
    }
}
