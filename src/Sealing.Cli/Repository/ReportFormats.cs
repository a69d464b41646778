using System.CommandLine;
using System.Reflection;
using Sealing.Cli.Host;
using Sealing.Cli.Host.Parsing;
using Sealing.Guard;

namespace Sealing.Cli.Repository;

/// <summary>The flag <c>--format</c> of commands that find things.</summary>
internal static class ReportFormats
{
    private static readonly string[] Words = ["text", "json", "sarif", "gitlab", "github", "junit"];

    public static Option<string> Option() => Flags.Word("--format", "Form of the findings: " + string.Join(", ", Words) + " (default text)", Words);

    /// <exception cref="UsageException">Not one of the words.</exception>
    public static ReportFormat Parse(string? word) => Words.Contains(word ?? Words[0], StringComparer.Ordinal)
        ? Enum.Parse<ReportFormat>(word ?? Words[0], ignoreCase: true)
        : throw new UsageException($"invalid argument \"{word}\" for \"--format\" flag: must be one of {string.Join(", ", Words)}");

    /// <summary>The version of the program, which some forms name.</summary>
    public static string Version() => typeof(ReportFormats).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
}
