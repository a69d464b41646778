using System.Diagnostics;
using System.Globalization;
using System.Text;
using Xunit;

namespace Sealing.Cli.Tests;

/// <summary>A signal at any moment of a write in place leaves a whole file, the old one or the new one, and nothing beside it. With real signals; tests/hostile/kills sends many more.</summary>
public sealed class KilledWriteTests
{
    private const int Kills = 10;

    private static readonly string[] Signals = ["KILL", "TERM", "QUIT", "HUP", "INT"];

    [Theory]
    [InlineData("encrypt -i --config sops/.sops.yaml")]
    [InlineData("decrypt -i")]
    [InlineData("rotate -i")]
    public async Task A_file_that_is_written_in_place_opens_after_a_signal_at_any_moment(string work)
    {
        var cancel = TestContext.Current.CancellationToken;
        var plain = Plain();
        using var sandbox = new Sandbox(new Dictionary<string, string> { ["plain.yaml"] = plain });
        await Expect(sandbox, "mkdir work && seal sops encrypt --config sops/.sops.yaml plain.yaml > encrypted.yaml", cancel);
        var before = work.StartsWith("encrypt", StringComparison.Ordinal) ? "plain.yaml" : "encrypted.yaml";
        var command = $"cp {before} work/large.yaml && SOPS_AGE_KEY_FILE=age-dev.key DOTNET_EnableDiagnostics=0";
        var start = Stopwatch.GetTimestamp();
        await Expect(sandbox, $"{command} seal sops {work} work/large.yaml", cancel);
        var whole = Stopwatch.GetElapsedTime(start);

        for (var i = 1; i <= Kills; i++)
        {
            var seconds = (whole.TotalSeconds * i / Kills).ToString("F3", CultureInfo.InvariantCulture);
            await sandbox.Run($"{command} timeout -s {Signals[i % Signals.Length]} {seconds} seal sops {work} work/large.yaml", cancel);

            Assert.Equal(plain, await Expect(sandbox, "if grep -q ^sops: work/large.yaml; then SOPS_AGE_KEY_FILE=age-dev.key seal sops decrypt work/large.yaml; else cat work/large.yaml; fi", cancel));
            Assert.Equal("large.yaml\n", await Expect(sandbox, "ls -A work", cancel));
        }
    }

    private static async Task<string> Expect(Sandbox sandbox, string command, CancellationToken cancel)
    {
        var (output, errors, exitCode) = await sandbox.Run(command, cancel);
        Assert.Equal((0, ""), (exitCode, errors));
        return output;
    }

    private static string Plain()
    {
        var text = new StringBuilder("values:\n");
        for (var i = 0; i < 5000; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"  key-{i}: value {i}\n");
        }

        return text.ToString();
    }
}
