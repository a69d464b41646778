using System.CommandLine;
using Sealing.Cli.Host;
using Sealing.Cli.Host.Parsing;
using Sealing.Cli.SealedSecrets;

namespace Sealing.Cli.SealedSecrets;

/// <summary>
/// Every flag of the root command, and every flag about the cluster, as an environment variable: <c>--controller-name</c> is <c>SEALED_SECRETS_CONTROLLER_NAME</c>.
/// What the command line says wins, except that lists are appended to; impossible values are passed over. Source: kubeseal's documentation.
/// </summary>
internal static class FlagEnvironment
{
    private const string Prefix = "SEALED_SECRETS_";

    /// <summary>
    /// The flags that the environment says, as words of a command line. Of a subcommand these are the flags that it shares with the root command: those
    /// about the cluster.
    /// </summary>
    public static IEnumerable<string> Read(Command root, Command command)
    {
        foreach (var option in command.Options.Where(root.Options.Contains).Where(option => option.Name.StartsWith("--", StringComparison.Ordinal)))
        {
            if (Value(option.Name) is { } value && IsPossible(option, value, out var spelled))
            {
                yield return option.Name + "=" + spelled;
            }
        }
    }

    /// <summary>What the environment says for a flag of the root command, or null.</summary>
    public static string? Value(string flag) => Environment.GetEnvironmentVariable(Prefix + flag[2..].Replace('-', '_').ToUpperInvariant()) is { Length: > 0 } value ? value : null;

    private static bool IsPossible(Option option, string value, out string spelled)
    {
        spelled = value;
        try
        {
            spelled = option is Option<bool> ? (FlagSpelling.ParseFlag(option.Name, value) ? "true" : "false") : value;
            return option.Name != Scopes.Flag || Scopes.Parse(value) is not null;
        }
        catch (UsageException)
        {
            return false;
        }
    }
}
