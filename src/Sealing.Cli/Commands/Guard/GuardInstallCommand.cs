using System.CommandLine;
using Sealing.Cli.Guard;

namespace Sealing.Cli.Commands;

/// <summary><c>seal guard install</c> and <c>uninstall</c>: the hooks of this repository.</summary>
internal static class GuardInstallCommand
{
    public static Command CreateInstall()
    {
        var prePush = Flags.Switch("--pre-push", "Install the pre-push hook as well");
        var command = new Command("install", "Install the pre-commit hook in this repository; a hook that is there runs first") { prePush };
        command.SetAction(line => GuardCommand.Guarded(() =>
        {
            GitHook.Install("pre-commit");
            if (line.GetValue(prePush))
            {
                GitHook.Install("pre-push");
            }

            return 0;
        }));
        return command;
    }

    public static Command CreateUninstall()
    {
        var command = new Command("uninstall", "Take the hooks away again, and put back what was there before");
        command.SetAction(_ => GuardCommand.Guarded(() =>
        {
            GitHook.Uninstall("pre-commit");
            GitHook.Uninstall("pre-push");
            return 0;
        }));
        return command;
    }
}
