using Sealing.Sops;
using Sealing.Sops.Kinds;

namespace Sealing.Cli.Sops.Arguments;

/// <summary>The master keys that flags and environment variables name.</summary>
internal static class KeyFlags
{
    /// <summary>Those of a new file: of each kind what the flag says, else its variable.</summary>
    public static IReadOnlyList<SopsMasterKey> New(SopsArguments arguments) =>
        [.. arguments.Options.Keys.SelectMany(flag => Read(arguments, flag.Kind, arguments.Has(flag.Key) ? arguments.Text(flag.Key) : SopsArguments.Environment(flag.Kind.Flag.Variable)))];

    /// <summary>Those that flags alone name.</summary>
    public static IReadOnlyList<SopsMasterKey> Named(SopsArguments arguments) =>
        [.. arguments.Options.Keys.SelectMany(flag => Read(arguments, flag.Kind, arguments.Text(flag.Key)))];

    public static IReadOnlyList<SopsMasterKey> Added(SopsArguments arguments) =>
        [.. arguments.Options.Keys.SelectMany(flag => Read(arguments, flag.Kind, arguments.Text(flag.Added)))];

    public static IReadOnlyList<SopsMasterKey> Removed(SopsArguments arguments) =>
        [.. arguments.Options.Keys.SelectMany(flag => Read(arguments, flag.Kind, arguments.Text(flag.Removed)))];

    private static IEnumerable<SopsMasterKey> Read(SopsArguments arguments, MasterKeyKind kind, string? list)
    {
        var context = SopsKeyParser.ReadContext(arguments.Text(arguments.Options.Context)); // a broken one is an error whatever the keys are, as in sops
        return list is null ? [] : new SopsKeyParser(TimeProvider.System).ReadList(kind, list, kind.HasContext ? context : null, arguments.Text(arguments.Options.AwsProfile) ?? "");
    }
}
