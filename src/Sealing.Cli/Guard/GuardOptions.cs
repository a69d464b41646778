using System.CommandLine;
using Sealing.Cli.Host.Parsing;
using Sealing.Cli.Repository;

namespace Sealing.Cli.Guard;

/// <summary>The flags of <c>seal guard</c>: one says what to look at, the others what to make of it.</summary>
internal sealed class GuardOptions
{
    public static readonly string[] SeverityWords = ["error", "warning", "note"];

    public Option<bool> Staged { get; } = Flags.Switch("--staged", "What the next commit changes, as it lies in the index");

    public Option<string> Range { get; } = Flags.Text("--range", "What A...B changes in all, from their merge base (for CI)");

    public Option<string> Commits { get; } = Flags.Text("--commits", "What each commit of A..B brings in, also if a later one takes it out");

    public Option<bool> All { get; } = Flags.Switch("--all", "Everything in the index, or in HEAD of a bare repository");

    public Option<bool> History { get; } = Flags.Switch("--history", "Each content that any commit ever had, once");

    public Option<bool> PrePush { get; } = Flags.Switch("--pre-push", "What a push brings to a remote: for the pre-push hook, which gives remote and URL as arguments");

    public Option<bool> PreReceive { get; } = Flags.Switch("--pre-receive", "What a push brings into this repository: for the pre-receive hook");

    public Option<bool> FileMode { get; } = Flags.Switch("--files", "The files and folders that are named, which is also meant without this flag");

    public Option<bool> Fix { get; } = Flags.Switch("--fix", "With --staged: seal, or encrypt by .sops.yaml, what was found and can be, and stage the result");

    public Option<string> Certificate { get; } = Flags.File("--cert", "With --fix: certificate to seal with, a file or a URL (default: what .sealing.yaml says, else the nearest pub-sealed-secrets*.pem)");

    public Option<string> Cluster { get; } = Flags.Text("--for", "With --fix: cluster of .sealing.yaml to seal for (default: the one whose paths hold the file)");

    public Option<string> Format { get; } = ReportFormats.Option();

    public Option<string> FailOn { get; } = Flags.Word("--fail-on", "Least severity that makes the exit code 1: " + string.Join(", ", SeverityWords) + " (default error)", SeverityWords);

    public Argument<string[]> Files { get; } = new("FILE") { Arity = ArgumentArity.ZeroOrMore, Description = "Files and folders; - is standard input" };

    public IEnumerable<Option> Options => [Staged, Range, Commits, All, History, PrePush, PreReceive, FileMode, Fix, Certificate, Cluster, Format, FailOn];
}
