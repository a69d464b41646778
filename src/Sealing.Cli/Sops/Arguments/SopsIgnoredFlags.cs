using System.CommandLine;
using Sealing.Cli.Host.Parsing;

namespace Sealing.Cli.Sops.Arguments;

/// <summary>Flags of sops that change nothing here: there is no log, and nobody is asked for a newer version.</summary>
internal static class SopsIgnoredFlags
{
    public static IEnumerable<Option> All() =>
    [
        Hidden("--disable-version-check"), Hidden("--check-for-updates"),
    ];

    private static Option<bool> Hidden(string name) => Flags.Hidden(Flags.Switch(name, ""));
}
