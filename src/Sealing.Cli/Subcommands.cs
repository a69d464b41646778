using System.CommandLine;
using Sealing.Cli.Guard;
using Sealing.Cli.Host.Parsing;
using Sealing.Cli.Repository.Beginning;
using Sealing.Cli.Repository.Drivers;
using Sealing.Cli.Repository.Krm;
using Sealing.Cli.Repository.Pages;
using Sealing.Cli.Repository.Status;
using Sealing.Cli.SealedSecrets;
using Sealing.Cli.SealedSecrets.Cluster;
using Sealing.Cli.SealedSecrets.Renewal;
using Sealing.Cli.Secrets.Comparison;
using Sealing.Cli.Secrets.Conversion;
using Sealing.Cli.Secrets.Creation;
using Sealing.Cli.Secrets.Editing;
using Sealing.Cli.Sops;

namespace Sealing.Cli;

/// <summary>The subcommands of <c>seal</c>. A run makes the one that it names: making all takes longer than sealing a value.</summary>
internal static class Subcommands
{
    private static readonly (string Name, Func<ClusterOptions, string[], Command> Create)[] All =
    [
        ("create", (cluster, _) => CreateCommand.Create(cluster)),
        ("set", (cluster, _) => SetItemCommand.Create(cluster)),
        ("unset", (cluster, _) => UnsetItemCommand.Create(cluster)),
        ("edit", (cluster, _) => EditItemsCommand.Create(cluster)),
        ("rename", (cluster, _) => RenameCommand.Create(cluster)),
        ("convert", (cluster, _) => ConvertCommand.Create(cluster)),
        ("diff", (_, _) => DiffItemsCommand.Create()),
        ("unseal", (cluster, _) => UnsealCommand.Create(cluster)),
        ("keys", (cluster, _) => KeysCommand.Create(cluster)),
        ("verify", (cluster, _) => VerifyCommand.Create(cluster)),
        ("status", (_, _) => StatusCommand.Create()),
        ("init", (_, _) => InitCommand.Create()),
        ("reencrypt", (cluster, _) => ReencryptCommand.Create(cluster)),
        ("cert", (cluster, _) => CertCommand.Create(cluster)),
        ("guard", (_, _) => GuardCommand.Create()),
        ("sops", (_, args) => SopsCommand.Create(args)),
        ("keygen", (_, _) => KeygenCommand.Create()),
        ("git", (_, _) => GitCommand.Create()),
        (KrmCommand.Name, (_, _) => KrmCommand.Create()),
        ("page", (_, _) => PageCommand.Create()),
        ("completion", (_, _) => CompletionCommand.Create()),
    ];

    public static IEnumerable<string> Names => All.Select(command => command.Name);

    /// <summary>All, for the help and the completion of the root command; else at most one.</summary>
    public static IEnumerable<Command> For(string[] args, ClusterOptions cluster)
    {
        var named = All.Where(command => args is [var first, ..] && first == command.Name).ToArray();
        return (named.Length == 0 && args.Any(ListsCommands) ? All : named).Select(command => command.Create(cluster, args));
    }

    private static bool ListsCommands(string arg) => arg is "-h" or "--help" or ['[', 's', ..];
}
