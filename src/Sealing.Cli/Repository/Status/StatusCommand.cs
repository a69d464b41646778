using System.CommandLine;
using System.Text;
using Sealing.Cli.Host;
using Sealing.Cli.Host.Parsing;
using Sealing.Cli.Host.Terminals;
using Sealing.Cli.SealedSecrets;
using Sealing.Repository.Inventory;

namespace Sealing.Cli.Repository.Status;

/// <summary><c>seal status</c>: which secrets a repository has, for which cluster, sealed by which key, how old, and what is wrong with them. Exit code 0.</summary>
internal static class StatusCommand
{
    private static readonly string[] Formats = ["table", "json", "markdown", "csv", "html"];

    public static Command Create()
    {
        var format = Flags.Word("--format", "Form of the overview: " + string.Join(", ", Formats) + " (default table)", Formats);
        var keys = Flags.List("--key", "Private key file: opens every item, which tells for certain by which key it is sealed; may be repeated");
        var problems = Flags.Switch("--problems", "Only secrets that something is wrong with");
        var repository = new RepositoryOptions();
        var paths = new Argument<string[]>("PATH") { Arity = ArgumentArity.ZeroOrMore, Description = "Files and folders; without any the whole repository" };
        var command = new Command("status", "Show the secrets of a repository: where, of which kind, for which cluster, by which key, how old") { paths, format, keys, problems, repository.Configuration };
        command.SetAction(line =>
        {
            var form = FormatOf(Flags.Value(line, format));
            using var ring = Flags.Value(line, keys) is { Length: > 0 } given ? KeyRings.Load(given) : null;
            var scan = new StatusScan(repository.Choice(line), ring);
            var entries = scan.Run(line.GetValue(paths)!);
            Terminal.Write(Write(line.GetValue(problems) ? [.. entries.Where(entry => entry.Problems.Count > 0)] : entries, form));
            return 0;
        });
        return command;
    }

    private static byte[] Write(IReadOnlyList<InventoryEntry> entries, string format)
    {
        var report = new InventoryReport(TimeProvider.System.GetUtcNow());
        return format == "json" ? InventoryReport.Json(entries) : Encoding.UTF8.GetBytes(format switch
        {
            "markdown" => report.Markdown(entries),
            "csv" => report.Csv(entries),
            "html" => report.Html(entries),
            _ => report.Table(entries),
        });
    }

    private static string FormatOf(string? word) => Formats.Contains(word ?? Formats[0], StringComparer.Ordinal) ? word ?? Formats[0]
        : throw new UsageException($"invalid argument \"{word}\" for \"--format\" flag: must be one of {string.Join(", ", Formats)}");
}
