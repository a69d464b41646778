using System.Diagnostics;

namespace Sealing.Cli.Host.Processes;

/// <summary>What a command in an environment variable prints. It is run without a shell; its standard error is the user's.</summary>
internal static class CommandOutput
{
    /// <exception cref="SealingException">It does not start, or fails.</exception>
    public static byte[] Of(string command, params IReadOnlyList<(string Name, string Value)> environment)
    {
        var words = ShellWords.Split(command);
        var start = new ProcessStartInfo(words[0], words.Skip(1)) { UseShellExecute = false, RedirectStandardOutput = true };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Programs.Start(start);
        using var output = new MemoryStream();
        process.StandardOutput.BaseStream.CopyTo(output);
        process.WaitForExit();
        return process.ExitCode == 0 ? output.ToArray() : throw new SealingException($"{words[0]} failed with exit code {process.ExitCode}");
    }
}
