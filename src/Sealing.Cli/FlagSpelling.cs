using System.CommandLine;

namespace Sealing.Cli;

/// <summary>Rewrites flags with a value of their own into the one spelling that System.CommandLine reads as pflag would.</summary>
internal static class FlagSpelling
{
    public static string[] Normalize(Command command, string[] args, bool hasOneDash)
    {
        var end = Array.IndexOf(args, "--");
        return [.. args.Select((arg, i) => arg is not ['-', ..] || (end >= 0 && i > end) ? arg : Spell(command, hasOneDash ? WithTwoDashes(command, arg) : arg))];
    }

    /// <exception cref="UsageException">Not one of the words that Go's strconv.ParseBool knows.</exception>
    public static bool ParseFlag(string name, string word) => word switch
    {
        "1" or "t" or "T" or "TRUE" or "true" or "True" => true,
        "0" or "f" or "F" or "FALSE" or "false" or "False" => false,
        _ => throw new UsageException($"invalid argument \"{word}\" for \"{name}\" flag: strconv.ParseBool: parsing \"{word}\": invalid syntax"),
    };

    private static string Spell(Command command, string arg)
    {
        var equals = arg.IndexOf('=', StringComparison.Ordinal);
        var name = equals < 0 ? arg : arg[..equals];
        if (!OptionsOf(command).OfType<Option<bool>>().Any(option => option.Name == name || option.Aliases.Contains(name)))
        {
            return arg;
        }

        // A switch without a value of its own would take the next word.
        return name + "=" + (equals < 0 || ParseFlag(name, arg[(equals + 1)..]) ? "true" : "false");
    }

    // Its own and those of its subcommands: the flags of sops may stand before the subcommand.
    private static IEnumerable<Option> OptionsOf(Command command) => command.Options.Concat(command.Subcommands.SelectMany(OptionsOf));

    // Go's own flags may be spelled with one dash.
    private static string WithTwoDashes(Command command, string arg) =>
        arg is ['-', not '-', _, ..] && "-" + arg.Split('=')[0] is var name && OptionsOf(command).Any(option => option.Name == name) ? "-" + arg : arg;
}
