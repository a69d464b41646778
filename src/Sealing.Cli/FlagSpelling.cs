using System.CommandLine;

namespace Sealing.Cli;

/// <summary>Rewrites flags with a value of their own into the one spelling that System.CommandLine reads as pflag would.</summary>
internal static class FlagSpelling
{
    public static string[] Normalize(Command command, string[] args, bool hasOneDash)
    {
        var options = OptionsOf(command).Distinct().ToArray();
        var flags = options.OfType<Option<bool>>().SelectMany(Names).ToHashSet(StringComparer.Ordinal);
        var names = hasOneDash ? options.Select(option => option.Name).ToHashSet(StringComparer.Ordinal) : [];
        var end = Array.IndexOf(args, "--");
        return [.. args.Select((arg, i) => end >= 0 && i > end ? arg : Spell(WithTwoDashes(arg, names), flags))];
    }

    /// <exception cref="UsageException">Not one of the words that Go's strconv.ParseBool knows.</exception>
    public static bool ParseFlag(string name, string word) => word switch
    {
        "1" or "t" or "T" or "TRUE" or "true" or "True" => true,
        "0" or "f" or "F" or "FALSE" or "false" or "False" => false,
        _ => throw new UsageException($"invalid argument \"{word}\" for \"{name}\" flag: strconv.ParseBool: parsing \"{word}\": invalid syntax"),
    };

    private static string Spell(string arg, HashSet<string> flags)
    {
        var equals = arg.IndexOf('=', StringComparison.Ordinal);
        if (equals < 0)
        {
            return flags.Contains(arg) ? arg + "=true" : arg; // without a value of its own it would take the next word
        }

        var name = arg[..equals];
        return flags.Contains(name) ? name + "=" + (ParseFlag(name, arg[(equals + 1)..]) ? "true" : "false") : arg;
    }

    // Its own and those of its subcommands: the flags of sops may stand before the subcommand.
    private static IEnumerable<Option> OptionsOf(Command command) => command.Options.Concat(command.Subcommands.SelectMany(OptionsOf));

    // Go's own flags may be spelled with one dash.
    private static string WithTwoDashes(string arg, HashSet<string> names) =>
        arg is ['-', not '-', _, ..] && names.Contains("-" + arg.Split('=')[0]) ? "-" + arg : arg;

    private static IEnumerable<string> Names(Option option) => option.Aliases.Append(option.Name);
}
