using System.CommandLine;
using System.Text;
using Sealing.Cli.Host;
using Sealing.Cli.Host.Files;
using Sealing.Cli.Host.Plumbing;
using Sealing.Cli.Host.Terminals;
using Sealing.Cli.SealedSecrets;
using Sealing.Guard;
using Sealing.Repository;

namespace Sealing.Cli.Guard;

/// <summary><c>seal guard import</c>: goes on with what gitleaks or detect-secrets was told about a repository.</summary>
internal static class GuardImportCommand
{
    private const UnixFileMode Readable = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "A .gitleaks.toml, which becomes a configuration, or a .secrets.baseline, which becomes a baseline" };
        var command = new Command("import", "Take over rules and exceptions of gitleaks, or the baseline of detect-secrets") { file };
        command.SetAction(line => Run(line.GetValue(file)!));
        return command;
    }

    private static int Run(string file)
    {
        var content = InputFile.Read(file);
        var root = Git.TryLine("rev-parse", "--show-toplevel") ?? throw new GitException("not in a work tree");
        return NamedFile.Within(file, () => content.AsSpan().TrimStart(" \t\r\n"u8) is [(byte)'{', ..] ? ImportBaseline(content, root) : ImportRules(content, root));
    }

    private static int ImportRules(byte[] toml, string root)
    {
        var configuration = GuardImport.FromGitleaks(toml, out var left);
        using var update = FileUpdate.Locked(Path.Combine(root, GitScan.ConfigurationFile));
        var old = File.Exists(Path.Combine(root, GitScan.ConfigurationFile)) ? update.Read(SizeLimit.Manifest) : [];
        var content = WithGuard(old, configuration);
        foreach (var line in left)
        {
            Terminal.Warning("not taken over: " + line);
        }

        update.Replace([content], SizeLimit.Manifest, Readable);
        Terminal.Line($"wrote {GitScan.ConfigurationFile}: {GuardConfiguration.Parse(configuration).CustomRuleCount.Rules} rules; look at them with seal guard test-rules, and add samples");
        return 0;
    }

    // Behind what is there, which stays as it is.
    private static byte[] WithGuard(byte[] old, byte[] configuration)
    {
        var text = Encoding.UTF8.GetString(old);
        var guard = string.Concat(Encoding.UTF8.GetString(configuration).TrimEnd('\n').Split('\n').Where(line => line != "---").Select(line => line.Length == 0 ? "\n" : "  " + line + "\n"));
        byte[] content = [.. old, .. Encoding.UTF8.GetBytes((text.Length == 0 || text.EndsWith('\n') ? "" : "\n") + "guard:\n" + guard)];
        var before = GitScan.Parse(old);
        try
        {
            if (RepositoryConfiguration.Parse(content) is var after && after.Clusters.Count == before.Clusters.Count && after.Guard.CustomRuleCount.Rules == GuardConfiguration.Parse(configuration).CustomRuleCount.Rules)
            {
                return content;
            }
        }
        catch (SealingException)
        {
            // It has a guard already, or is in braces.
        }

        throw new SealingException($"{GitScan.ConfigurationFile} has a guard already, or nothing can be put behind it: nothing was written")
        {
            Hint = "move it away, import, and put what was in it into the new one",
        };
    }

    // Its entries are places and hashes without a salt; those of the guard name a value by a hash of its own.
    private static int ImportBaseline(byte[] json, string root)
    {
        var accepted = GuardImport.FromDetectSecrets(json);
        var files = GitFiles.All();
        var scan = GitScan.Run(files with { Tree = [.. files.Tree.Where(entry => entry.Path != GitScan.BaselineFile)] });
        var found = scan.Findings.Where(finding => accepted.Contains((finding.File, finding.Line))).ToList();
        using var update = FileUpdate.Locked(Path.Combine(root, GitScan.BaselineFile));
        var old = GuardBaseline.Parse(File.Exists(Path.Combine(root, GitScan.BaselineFile)) ? update.Read(SizeLimit.Manifest) : []);
        var kept = scan.Findings.Where(finding => old.Contains(finding) || found.Contains(finding));
        update.Replace([Encoding.UTF8.GetBytes(GuardBaseline.Of(kept).Write())], SizeLimit.Manifest, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        Terminal.Line($"wrote {GitScan.BaselineFile}: {found.Count} of {accepted.Count} places are findings of the guard; the others it does not find");
        scan.SayUnread();
        return 0;
    }
}
