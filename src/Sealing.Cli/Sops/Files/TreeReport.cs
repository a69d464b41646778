using System.Globalization;
using Sealing.Cli.Host;
using Sealing.Cli.Host.Terminals;
using Sealing.Cli.Sops.Arguments;

namespace Sealing.Cli.Sops.Files;

/// <summary>What became of the files of folders.</summary>
internal static class TreeReport
{
    /// <exception cref="CommandException">One could not be worked on.</exception>
    public static void Write(IReadOnlyList<TreeResult> results, string done, bool isDryRun)
    {
        var (changed, left, failed) = (Of(results, TreeStep.Done), Of(results, TreeStep.LeftAlone), Of(results, TreeStep.Failed));
        if (isDryRun)
        {
            Terminal.Write(string.Concat(changed.Select(result => result.Path + "\n")));
            left.ForEach(result => Terminal.Line($"left alone: {result.Path}: {result.Text}"));
        }

        failed.ForEach(result => Terminal.Error(result.Text));
        Terminal.Line(string.Create(
            CultureInfo.InvariantCulture,
            $"{changed.Count} {(changed.Count == 1 ? "file" : "files")} {(isDryRun ? "would be " : "")}{done}{Count(left, " left alone")}{Count(failed, " failed")}"));
        if (left.Count > 0 && !isDryRun)
        {
            Terminal.Hint("--dry-run says which are left alone and why; one that a path_regex is for alone, or the command line names, is encrypted");
        }

        if (failed.Count > 0)
        {
            throw new CommandException(SopsExit.Codes.Failure, "not all files could be worked on");
        }
    }

    private static List<TreeResult> Of(IEnumerable<TreeResult> results, TreeStep step) => [.. results.Where(result => result.Step == step)];

    private static string Count(List<TreeResult> results, string what) => results.Count == 0 ? "" : ", " + results.Count.ToString(CultureInfo.InvariantCulture) + what;
}

/// <summary>A file of a folder, what became of it, and the reason or the error.</summary>
internal readonly record struct TreeResult(string Path, TreeStep Step, string Text);

internal enum TreeStep
{
    Passed,
    LeftAlone,
    Done,
    Failed,
}
