using Sealing.Cli.Host;
using Sealing.Cli.Host.Parsing;
using Sealing.Cli.Host.Terminals;
using Sealing.Cli.Sops;

namespace Sealing.Cli;

/// <summary>
/// <c>seal help</c>, <c>sops help COMMAND</c>, <c>sops h</c>: the same as the flag <c>--help</c>; <c>seal version</c>: as <c>--version</c>. kubeseal has no such
/// words. <c>seal</c> alone at a terminal, where nothing could be sealed, shows the help too.
/// </summary>
internal static class HelpWord
{
    /// <exception cref="UsageException">The word behind it is no command.</exception>
    public static string[] AsFlag(string invokedName, string[] args) => (invokedName, args) switch
    {
        ("kubeseal", _) => args,
        (not "sops", []) when Terminal.InputIsTerminal => ["--help"],
        (not "sops", ["version"]) => ["--version"],
        ("sops", ["help" or "h", .. var topic]) => Of(topic, SopsCommand.Names),
        (not "sops", ["sops", "help" or "h", .. var topic]) => ["sops", .. Of(topic, SopsCommand.Names)],
        (not "sops", ["help", .. var topic]) => Of(topic, Subcommands.Names),
        _ => args,
    };

    private static string[] Of(string[] topic, IEnumerable<string> commands) => topic is [] or [['-', ..], ..] || commands.Contains(topic[0], StringComparer.Ordinal)
        ? [.. topic, "--help"]
        : throw new UsageException("no help topic for \"" + topic[0] + '"') { Hint = NearestCommand.Hint(topic[0], commands) };
}
