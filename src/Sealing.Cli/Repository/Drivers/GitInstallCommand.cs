using System.CommandLine;
using Sealing.Cli.Host.Plumbing;
using Sealing.Cli.Host.Terminals;

namespace Sealing.Cli.Repository.Drivers;

/// <summary><c>seal git install</c> and <c>uninstall</c>: the settings of this clone, and which files they are for in <c>.gitattributes</c>.</summary>
internal static class GitInstallCommand
{
    private static readonly (string Name, string Value)[] Settings =
    [
        ("diff.seal.textconv", "seal git textconv"),
        ("merge.seal.name", "merge secrets by their values"),
        ("merge.seal.driver", "seal git merge %O %A %B %L %P"),
        ("merge.seal.recursive", "binary"), // what is merged from several bases on the way is no result
    ];

    private static readonly string[] Sections = ["diff.seal", "merge.seal"];

    public static Command CreateInstall()
    {
        var patterns = new Argument<string[]>("PATTERN")
        {
            Arity = ArgumentArity.ZeroOrMore,
            Description = "Files as .gitattributes names them, such as 'secrets/**'; without any, each SOPS file and SealedSecret that Git tracks",
        };
        var command = new Command("install", "Set up git diff and git merge for secrets in this clone, and name the files in .gitattributes") { patterns };
        command.SetAction(line =>
        {
            Git.RequireRepository();
            Array.ForEach(Settings, setting => Git.Run("config", "--local", setting.Name, setting.Value));
            var given = line.GetValue(patterns) ?? [];
            var files = given.Length > 0 ? [.. given] : TrackedSecrets.Patterns();
            AttributesBlock.Write(files);
            Terminal.Line($"installed for {files.Count} {(files.Count == 1 ? "line" : "lines")} of {AttributesBlock.FileName}");
            Terminal.Hint("commit it; each clone needs 'seal git install' once, for Git takes no settings from a repository");
            return 0;
        });
        return command;
    }

    public static Command CreateUninstall()
    {
        var command = new Command("uninstall", "Take the settings and the lines of .gitattributes away again");
        command.SetAction(line =>
        {
            Git.RequireRepository();
            foreach (var section in Sections)
            {
                _ = Git.TryLine("config", "--local", "--remove-section", section); // it may not be there
            }

            AttributesBlock.Write([]);
            return 0;
        });
        return command;
    }
}
