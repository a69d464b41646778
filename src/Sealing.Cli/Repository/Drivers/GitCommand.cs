using System.CommandLine;

namespace Sealing.Cli.Repository.Drivers;

/// <summary><c>seal git</c>: what Git calls to show and to merge secrets.</summary>
internal static class GitCommand
{
    public static Command Create() => new("git", "Have Git show and merge SOPS files and SealedSecrets by what is in them")
    {
        GitInstallCommand.CreateInstall(),
        GitInstallCommand.CreateUninstall(),
        GitTextconvCommand.Create(),
        GitMergeCommand.Create(),
    };
}
