using System.CommandLine;
using System.Text;
using Sealing.Cli.Guard.Fixes;
using Sealing.Cli.Host;
using Sealing.Cli.Host.Files;
using Sealing.Cli.Host.Parsing;
using Sealing.Cli.Host.Plumbing;
using Sealing.Cli.Host.Terminals;
using Sealing.Cli.Repository;
using Sealing.Guard;

namespace Sealing.Cli.Guard;

/// <summary><c>seal guard</c>: no plaintext secret gets into Git. Exit code 0 clean, 1 findings, 2 usage or configuration, 3 Git or internal error.</summary>
internal static class GuardCommand
{
    /// <summary>Not all could be looked at.</summary>
    public const int Failure = 3;

    private const int Findings = 1;

    public static Command Create()
    {
        var options = new GuardOptions();
        var command = new Command("guard", "Find plaintext secrets: in the next commit, a range, the history, or files") { options.Files };
        foreach (var option in options.Options)
        {
            command.Options.Add(option);
        }

        command.Subcommands.Add(GuardExplainCommand.Create());
        command.Subcommands.Add(GuardInstallCommand.CreateInstall());
        command.Subcommands.Add(GuardInstallCommand.CreateUninstall());
        command.Subcommands.Add(GuardBaselineCommand.Create());
        command.Subcommands.Add(GuardTestRulesCommand.Create());
        command.Subcommands.Add(GuardImportCommand.Create());
        command.SetAction(line => Run(line, options));
        return command;
    }

    private static int Run(ParseResult line, GuardOptions options)
    {
        var format = ReportFormats.Parse(line.GetValue(options.Format));
        var failOn = ParseSeverity(line.GetValue(options.FailOn) ?? "error");
        var scan = line.GetValue(options.Fix) ? Fix(line, options) : Find(line, options);
        var code = scan.Unread.Count > 0 ? Failure : scan.Findings.Exists(finding => finding.Severity >= failOn) ? Findings : 0;
        try
        {
            var report = GuardReport.Write(scan.Findings, format == ReportFormat.Text && Terminal.OutputTakesColors ? ReportFormat.ColoredText : format, ReportFormats.Version());
            var refusal = code == Findings && format == ReportFormat.Text && Refused(line, options) is { } what ? Refusal.Write(what, scan, failOn, line.GetValue(options.Staged)) : "";
            Terminal.Write(report, Encoding.UTF8.GetBytes(refusal));
        }
        catch (IOException e) when (code != 0)
        {
            Terminal.Error(e.Message); // what was found counts, even if nobody can read it
        }

        scan.SayUnread();
        return code;
    }

    // What is stopped by the exit code, in a hook or a job of a CI.
    private static string? Refused(ParseResult line, GuardOptions options) =>
        line.GetValue(options.Staged) ? "commit"
        : line.GetValue(options.PrePush) || line.GetValue(options.PreReceive) ? "push"
        : line.GetValue(options.Range) is not null || line.GetValue(options.Commits) is not null ? "change" : null;

    private static GuardScan Fix(ParseResult line, GuardOptions options)
    {
        if (!line.GetValue(options.Staged))
        {
            throw new UsageException("--fix is for --staged only");
        }

        var staged = GitFiles.Staged();
        var found = Find(line, options);
        return found.Findings.Count > 0 && StagedFix.Run(staged, found.Findings, line.GetValue(options.Certificate), Flags.Value(line, options.Cluster)) ? GitScan.Run(GitFiles.Staged()) : found;
    }

    private static GuardScan Find(ParseResult line, GuardOptions options)
    {
        var files = line.GetValue(options.Files) ?? [];
        (bool IsSet, Func<GitFiles> Read)[] modes =
        [
            (line.GetValue(options.Staged), GitFiles.Staged),
            (line.GetValue(options.Range) is not null, () => GitFiles.Range(line.GetValue(options.Range)!)),
            (line.GetValue(options.Commits) is not null, () => GitFiles.Commits(line.GetValue(options.Commits)!)),
            (line.GetValue(options.All), GitFiles.All),
            (line.GetValue(options.History), GitFiles.History),
            (line.GetValue(options.PrePush), () => GitFiles.PrePush(StandardInput(), files.FirstOrDefault() ?? "origin")),
            (line.GetValue(options.PreReceive), () => GitFiles.PreReceive(StandardInput())),
        ];
        var chosen = modes.Where(mode => mode.IsSet).ToList();
        var takesFiles = chosen.Count == 0 || line.GetValue(options.PrePush);
        return chosen.Count switch
        {
            > 1 => throw new UsageException("of --staged, --range, --commits, --all, --history, --pre-push and --pre-receive only one can be given"),
            1 when files.Length > 0 && !takesFiles => throw new UsageException("files cannot be named where Git says what to look at"),
            1 => InRepository(chosen[0].Read),
            _ when files.Length == 0 && line.GetValue(options.FileMode) => new GuardScan([], []),
            _ when files.Length == 0 => throw new UsageException("say what to look at: --staged, --range A...B, --commits A..B, --all, --history, or files"),
            _ => new GuardScan(DirectoryScan.Run(line.GetValue(options.FileMode) ? files : Named(files, line.CommandResult.Command)), []),
        };
    }

    private static GuardScan InRepository(Func<GitFiles> read)
    {
        try
        {
            return GitScan.Run(read());
        }
        catch (GitException)
        {
            Git.RequireRepository();
            throw;
        }
    }

    private static string[] Named(string[] files, Command guard) => files[0] is "-" or "" || NearestCommand.LooksLikePath(files[0]) ? files
        : throw new UsageException($"\"{files[0]}\" is neither a file nor a command of guard") { Hint = NearestCommand.Hint(files[0], guard.Subcommands.Select(child => child.Name)) };

    private static string StandardInput() => Encoding.UTF8.GetString(InputFile.ReadStandardInput());

    private static GuardSeverity ParseSeverity(string word) => GuardOptions.SeverityWords.Contains(word, StringComparer.Ordinal)
        ? Enum.Parse<GuardSeverity>(word, ignoreCase: true)
        : throw new UsageException($"invalid argument \"{word}\" for \"--fail-on\" flag: must be one of {string.Join(", ", GuardOptions.SeverityWords)}");
}
