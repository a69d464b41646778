using System.CommandLine;

namespace Sealing.Cli.Commands;

/// <summary>The subcommands of <c>seal</c>. A run makes the one that it names: making all takes longer than sealing a value.</summary>
internal static class Subcommands
{
    private static readonly (string Name, Func<ClusterOptions, Command> Create)[] All =
    [
        ("unseal", _ => UnsealCommand.Create()),
        ("verify", VerifyCommand.Create),
        ("reencrypt", ReencryptCommand.Create),
        ("cert", CertCommand.Create),
        ("guard", _ => GuardCommand.Create()),
        ("keygen", _ => KeygenCommand.Create()),
        ("completion", _ => CompletionCommand.Create()),
    ];

    /// <summary>All, for the help and the completion of the root command; else at most one.</summary>
    public static IEnumerable<Command> For(string[] args, ClusterOptions cluster)
    {
        var named = All.Where(command => args is [var first, ..] && first == command.Name).ToArray();
        return (named.Length == 0 && args.Any(ListsCommands) ? All : named).Select(command => command.Create(cluster));
    }

    private static bool ListsCommands(string arg) => arg is "-h" or "--help" or ['[', ..];
}
