using System.CommandLine;

namespace Sealing.Cli;

/// <summary>Rewrites flags with a value of their own into the one spelling that System.CommandLine reads as pflag would.</summary>
internal static class FlagSpelling
{
    public static string[] Normalize(Command command, string[] args)
    {
        var flags = command.Options.OfType<Option<bool>>().SelectMany(Names).ToHashSet(StringComparer.Ordinal);
        var end = Array.IndexOf(args, "--");
        return [.. args.Select((arg, i) => end >= 0 && i > end ? arg : Spell(arg, flags))];
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

    private static IEnumerable<string> Names(Option option) => option.Aliases.Append(option.Name);
}
