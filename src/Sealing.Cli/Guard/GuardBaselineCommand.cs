using System.CommandLine;
using System.Text;
using Sealing.Cli.Host.Files;
using Sealing.Cli.Host.Parsing;
using Sealing.Cli.Host.Plumbing;
using Sealing.Cli.Host.Terminals;
using Sealing.Guard;

namespace Sealing.Cli.Guard;

/// <summary><c>seal guard baseline</c>: accepts what is there, so that only what is new is found.</summary>
internal static class GuardBaselineCommand
{
    public static Command Create()
    {
        var prune = Flags.Switch("--prune", "Take out what is found no more, and take in nothing new");
        var command = new Command("baseline", $"Write the findings in the index to {GitScan.BaselineFile}") { prune };
        command.SetAction(line => Run(line.GetValue(prune)));
        return command;
    }

    private static int Run(bool prunes)
    {
        var file = Path.Combine(Git.TryLine("rev-parse", "--show-toplevel") ?? throw new GitException("not in a work tree"), GitScan.BaselineFile);
        using var update = FileUpdate.Locked(file);
        var old = GuardBaseline.Parse(File.Exists(file) ? update.Read(SizeLimit.Manifest) : []);
        var files = GitFiles.All();
        var found = GitScan.Run(files with { Tree = [.. files.Tree.Where(entry => entry.Path != GitScan.BaselineFile)] });
        if (found.Unread.Count > 0)
        {
            found.SayUnread();
            return GuardCommand.Failure;
        }

        foreach (var unused in old.Unused(found.Findings))
        {
            Terminal.Line("not found any more: " + unused);
        }

        var kept = prunes ? found.Findings.Where(old.Contains) : found.Findings;
        update.Replace([Encoding.UTF8.GetBytes(GuardBaseline.Of(kept).Write())], SizeLimit.Manifest, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        return 0;
    }
}
