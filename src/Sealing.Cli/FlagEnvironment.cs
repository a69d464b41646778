using System.CommandLine;

namespace Sealing.Cli;

/// <summary>
/// Every flag of the root command as an environment variable: <c>--controller-name</c> is <c>SEALED_SECRETS_CONTROLLER_NAME</c>.
/// What the command line says wins, except that lists are appended to; impossible values are passed over. Source: kubeseal's documentation.
/// </summary>
internal static class FlagEnvironment
{
    private const string Prefix = "SEALED_SECRETS_";

    /// <summary>The flags to put before the command line.</summary>
    public static IEnumerable<string> Read(RootCommand root, string[] args)
    {
        if (CommandLine.NamesSubcommand(root, args))
        {
            yield break;
        }

        foreach (var option in root.Options.Where(option => option.Name.StartsWith("--", StringComparison.Ordinal)))
        {
            var value = Environment.GetEnvironmentVariable(Prefix + option.Name[2..].Replace('-', '_').ToUpperInvariant());
            if (!string.IsNullOrEmpty(value) && IsPossible(option, value, out var spelled))
            {
                yield return option.Name + "=" + spelled;
            }
        }
    }

    private static bool IsPossible(Option option, string value, out string spelled)
    {
        spelled = value;
        try
        {
            spelled = option is Option<bool> ? (FlagSpelling.ParseFlag(option.Name, value) ? "true" : "false") : value;
            return true;
        }
        catch (UsageException)
        {
            return false;
        }
    }
}
