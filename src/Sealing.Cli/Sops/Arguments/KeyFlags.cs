using Sealing.Sops;

namespace Sealing.Cli.Sops.Arguments;

/// <summary>The master keys that flags and environment variables name.</summary>
internal static class KeyFlags
{
    /// <summary>Those of a new file: of each kind what the flag says, else its variable.</summary>
    public static IReadOnlyList<SopsMasterKey> New(SopsArguments arguments) =>
        Read(arguments, flag => arguments.Has(flag.Key) ? arguments.Text(flag.Key) : SopsArguments.Environment(flag.Kind.Variable));

    /// <summary>Those that flags alone name.</summary>
    public static IReadOnlyList<SopsMasterKey> Named(SopsArguments arguments) => Read(arguments, flag => arguments.Text(flag.Key));

    public static IReadOnlyList<SopsMasterKey> Added(SopsArguments arguments) => Read(arguments, flag => arguments.Text(flag.Added));

    public static IReadOnlyList<SopsMasterKey> Removed(SopsArguments arguments) => Read(arguments, flag => arguments.Text(flag.Removed));

    private static IReadOnlyList<SopsMasterKey> Read(SopsArguments arguments, Func<SopsKeyFlag, string?> list)
    {
        var parser = new SopsKeyParser(TimeProvider.System)
        {
            Context = SopsKeyParser.ReadContext(arguments.Text(arguments.Options.Context)),
            Profile = arguments.Text(arguments.Options.AwsProfile) ?? "",
        };
        return [.. arguments.Options.Keys.SelectMany(flag => parser.ReadList(flag.Kind, list(flag) ?? ""))];
    }
}
