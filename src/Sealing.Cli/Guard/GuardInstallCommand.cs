using System.CommandLine;
using Sealing.Cli.Host;
using Sealing.Cli.Host.Parsing;
using Sealing.Cli.Repository;

namespace Sealing.Cli.Guard;

/// <summary><c>seal guard install</c> and <c>uninstall</c>: the hooks of this repository.</summary>
internal static class GuardInstallCommand
{
    // git merge and git am commit without the pre-commit hook.
    private static readonly string[] CommitHooks = ["pre-commit", "pre-merge-commit", "pre-applypatch"];

    public static Command CreateInstall()
    {
        var prePush = Flags.Switch("--pre-push", "Install the pre-push hook as well");
        var ci = Flags.Word("--ci", "Write a job as well that looks at each change: " + string.Join(", ", CiFile.Systems), CiFile.Systems);
        var command = new Command("install", "Install the hooks for commits in this repository; a hook that is there runs first") { prePush, ci };
        command.SetAction(line =>
        {
            var system = line.GetValue(ci);
            if (system is not null && !CiFile.Systems.Contains(system, StringComparer.Ordinal))
            {
                throw new UsageException($"invalid argument \"{system}\" for \"--ci\" flag: must be one of {string.Join(", ", CiFile.Systems)}");
            }

            Array.ForEach(CommitHooks, GitHook.Install);
            if (line.GetValue(prePush))
            {
                GitHook.Install("pre-push");
            }

            if (system is not null)
            {
                CiFile.Install(system, ReportFormats.Version());
            }

            return 0;
        });
        return command;
    }

    public static Command CreateUninstall()
    {
        var command = new Command("uninstall", "Take the hooks away again, and put back what was there before");
        command.SetAction(_ =>
        {
            Array.ForEach(CommitHooks, GitHook.Uninstall);
            GitHook.Uninstall("pre-push");
            return 0;
        });
        return command;
    }
}
