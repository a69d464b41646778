using System.Diagnostics;
using System.Globalization;
using System.Text;
using Xunit;

namespace Sealing.Cli.Tests;

/// <summary>A kill at any moment of a write in place leaves a whole file: the old one or the new one. With real kills.</summary>
public sealed class KilledWriteTests
{
    private const int Kills = 12;

    [Fact]
    public async Task A_file_that_is_rotated_in_place_opens_after_a_kill_at_any_moment()
    {
        var cancel = TestContext.Current.CancellationToken;
        var plain = Plain();
        using var sandbox = new Sandbox(new Dictionary<string, string> { ["large.yaml"] = plain });
        await Expect(sandbox, "seal sops encrypt -i --config sops/.sops.yaml large.yaml", cancel);
        var start = Stopwatch.GetTimestamp();
        await Expect(sandbox, "SOPS_AGE_KEY_FILE=age-dev.key seal sops rotate -i large.yaml", cancel);
        var whole = Stopwatch.GetElapsedTime(start);

        for (var i = 1; i <= Kills; i++)
        {
            var seconds = (whole.TotalSeconds * i / Kills).ToString("F3", CultureInfo.InvariantCulture);
            await sandbox.Run($"SOPS_AGE_KEY_FILE=age-dev.key timeout -s KILL {seconds} seal sops rotate -i large.yaml", cancel);

            Assert.Equal(plain, await Expect(sandbox, "SOPS_AGE_KEY_FILE=age-dev.key seal sops decrypt large.yaml", cancel));
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
