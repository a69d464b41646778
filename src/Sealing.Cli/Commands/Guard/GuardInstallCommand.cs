using System.CommandLine;
using Sealing.Cli.Guard;

namespace Sealing.Cli.Commands;

/// <summary><c>seal guard install</c> and <c>uninstall</c>: the hooks of this repository.</summary>
internal static class GuardInstallCommand
{
    // git merge and git am commit without the pre-commit hook.
    private static readonly string[] CommitHooks = ["pre-commit", "pre-merge-commit", "pre-applypatch"];

    public static Command CreateInstall()
    {
        var prePush = Flags.Switch("--pre-push", "Install the pre-push hook as well");
        var command = new Command("install", "Install the hooks for commits in this repository; a hook that is there runs first") { prePush };
        command.SetAction(line => GuardCommand.Guarded(() =>
        {
            Array.ForEach(CommitHooks, GitHook.Install);
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
            Array.ForEach(CommitHooks, GitHook.Uninstall);
            GitHook.Uninstall("pre-push");
            return 0;
        }));
        return command;
    }
}
