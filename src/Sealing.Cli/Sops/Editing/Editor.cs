using System.Diagnostics;
using Sealing.Cli.Host;
using Sealing.Cli.Host.Processes;
using Sealing.Cli.Sops.Arguments;

namespace Sealing.Cli.Sops.Editing;

/// <summary>The editor of the user: <c>$SOPS_EDITOR</c>, else <c>$EDITOR</c>, else vim, nano or vi.</summary>
internal static class Editor
{
    private static readonly string[] Known = ["vim", "nano", "vi"];

    /// <summary>Runs it on a file, and waits until it is closed.</summary>
    /// <exception cref="CommandException">There is none, or it fails.</exception>
    public static void Run(string file)
    {
        var words = Command();
        try
        {
            using var process = Programs.Start(new ProcessStartInfo(words[0], [.. words.Skip(1), file]));
            process.WaitForExit();
            if (process.ExitCode != 0)
            {
                throw new CommandException(SopsExit.NoEditor, $"Could not run editor: {words[0]} failed with exit code {process.ExitCode}");
            }
        }
        catch (ProgramException e)
        {
            throw new CommandException(SopsExit.NoEditor, "Could not run editor: " + e.Message, e);
        }
    }

    private static IReadOnlyList<string> Command()
    {
        if ((SopsArguments.Environment("SOPS_EDITOR") ?? SopsArguments.Environment("EDITOR")) is { } command)
        {
            return ShellWords.Split(command);
        }

        return Known.Select(Programs.Find).OfType<string>().FirstOrDefault() is { } program
            ? [program]
            : throw new CommandException(SopsExit.NoEditor, "no editor available: sops attempts to use the editor defined in the SOPS_EDITOR or EDITOR environment variables, and if that's not set, defaults to any of vim, nano, vi")
            {
                Hint = "set EDITOR",
            };
    }
}
