using System.Diagnostics;
using Sealing.Cli.Host;
using Sealing.Cli.Host.Processes;
using Sealing.Cli.Sops.Arguments;
using Sealing.Cli.Sops.Files;

namespace Sealing.Cli.Sops.Running;

/// <summary>
/// The command of exec-env and exec-file: one text is for the shell, words after <c>--</c> are run as they are. Signals are passed on, and its exit
/// code is ours.
/// </summary>
internal static class ChildCommand
{
    /// <summary>The words to run.</summary>
    /// <param name="arguments">The command line.</param>
    /// <param name="mostFiles">How many files may stand before them; several need the two dashes behind.</param>
    /// <exception cref="CommandException">There is no file or no command.</exception>
    public static IReadOnlyList<string> Words(SopsArguments arguments, int mostFiles = 1)
    {
        if (arguments.AfterDashes is { Count: > 0 } words && arguments.Words.Count - words.Count is var files and > 0 && files <= mostFiles)
        {
            return words;
        }

        return arguments.Words.Count == 2
            ? OperatingSystem.IsWindows() ? ["cmd.exe", "/C", arguments.Words[1]] : ["/bin/sh", "-c", arguments.Words[1]]
            : throw new CommandException(SopsExit.Codes.Failure, "missing file to decrypt, or the command") { Hint = "the command is one text for the shell, FILE 'command word ...', or words of its own, FILE -- command word ..." };
    }

    /// <summary>Runs it and gives its exit code; in the background without waiting, which gives 0.</summary>
    /// <exception cref="CommandException">It does not start.</exception>
    public static int Run(SopsArguments arguments, IReadOnlyList<string> words, IEnumerable<KeyValuePair<string, string>> environment, bool isPristine)
    {
        var start = StartInfo(arguments, words, environment, isPristine);
        try
        {
            if (arguments.Is(arguments.Options.Background))
            {
                using var process = Programs.Start(start);
                return 0;
            }

            return RunForeground(start);
        }
        catch (ProgramException e)
        {
            throw new CommandException(SopsExit.Codes.Failure, e.Message, e);
        }
    }

    // The signals are taken before it starts: one that comes in between would end us and leave it running.
    private static int RunForeground(ProcessStartInfo start)
    {
        using var signals = new ForwardedSignals();
        using var process = Programs.Start(start);
        signals.To(process.Id);
        process.WaitForExit();
        return process.ExitCode;
    }

    private static ProcessStartInfo StartInfo(SopsArguments arguments, IReadOnlyList<string> words, IEnumerable<KeyValuePair<string, string>> environment, bool isPristine)
    {
        var start = new ProcessStartInfo(words[0], words.Skip(1));
        if (isPristine)
        {
            start.Environment.Clear();
        }

        if (arguments.Text(arguments.Options.User) is { } user)
        {
            start.UserName = user;
            (start.Environment["HOME"], start.Environment["USER"], start.Environment["LOGNAME"]) = (Account.Find(user).Home, user, user);
        }

        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return start;
    }
}
