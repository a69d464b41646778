using System.Diagnostics;
using Sealing.Age;
using Sealing.Cli.Host.Processes;

namespace Sealing.Cli.Sops.Keys;

/// <summary>A plugin of age, run as a program of its own. References: C2SP age-plugin.md.</summary>
internal sealed class AgePluginProcess : IAgePluginConnection
{
    private static readonly TimeSpan ExitTimeout = TimeSpan.FromSeconds(5);

    private readonly Process _process;

    private AgePluginProcess(Process process)
    {
        _process = process;
        _process.BeginErrorReadLine(); // passed over: what the plugin has to say to the user comes by the protocol
    }

    public Stream Input => _process.StandardInput.BaseStream;

    public Stream Output => _process.StandardOutput.BaseStream;

    /// <summary>Starts the first <c>age-plugin-NAME</c> in the folders of <paramref name="searchPath"/>, which is spelled as PATH is.</summary>
    /// <exception cref="SealingException">There is none, or it does not start.</exception>
    public static AgePluginProcess Start(string? searchPath, string name, string stateMachine)
    {
        var program = Programs.Find(searchPath, "age-plugin-" + name) ?? throw new SealingException($"the plugin age-plugin-{name} is not installed")
        {
            Hint = $"put a program named age-plugin-{name} into a folder of PATH",
        };
        return new AgePluginProcess(Programs.Start(new ProcessStartInfo(program, ["--age-plugin=" + stateMachine])
        {
            UseShellExecute = false,
            WorkingDirectory = Path.GetTempPath(),
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        }));
    }

    /// <summary>Tells the plugin that there is nothing more to come, and ends it where it goes on all the same.</summary>
    public void Dispose()
    {
        try
        {
            _process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It has ended already, and did not read all.
        }

        if (!_process.WaitForExit(ExitTimeout))
        {
            _process.Kill(entireProcessTree: true);
            _process.WaitForExit(ExitTimeout);
        }

        _process.Dispose();
    }
}
