using System.CommandLine;

namespace Sealing.Cli.Host.Parsing;

/// <summary>Rewrites flags into the one spelling that System.CommandLine reads as pflag would.</summary>
internal static class FlagSpelling
{
    public static string[] Normalize(Command command, string[] args, bool hasOneDash)
    {
        var options = new FlagNames(command);
        var spelled = new List<string>(args.Length);
        for (var i = 0; i < args.Length; i++)
        {
            if (args[i] == "--")
            {
                spelled.AddRange(args[i..]);
                break;
            }

            var arg = hasOneDash ? WithTwoDashes(options, args[i]) : args[i];
            var isAlone = options.Find(arg) is not (null or Option<bool>); // then the next word is its value, whatever that looks like
            spelled.AddRange(isAlone && i + 1 < args.Length ? WithValue(arg, args[++i]) : Spell(options, arg));
        }

        return [.. spelled];
    }

    /// <exception cref="UsageException">Not one of the words that Go's strconv.ParseBool knows.</exception>
    public static bool ParseFlag(string name, string word) => word switch
    {
        "1" or "t" or "T" or "TRUE" or "true" or "True" => true,
        "0" or "f" or "F" or "FALSE" or "false" or "False" => false,
        _ => throw new UsageException($"invalid argument \"{word}\" for \"{name}\" flag: strconv.ParseBool: parsing \"{word}\": invalid syntax"),
    };

    private static string[] Spell(FlagNames options, string arg)
    {
        var equals = arg is ['-', ..] ? arg.IndexOf('=', StringComparison.Ordinal) : -1;
        var name = equals < 0 ? arg : arg[..equals];
        return options.Find(name) switch
        {
            null => [arg],
            Option<bool> => [name + "=" + (equals < 0 || ParseFlag(name, arg[(equals + 1)..]) ? "true" : "false")], // without a value it would take the next word
            _ => equals < 0 ? [arg] : WithValue(name, arg[(equals + 1)..]),
        };
    }

    // An empty value behind the sign would not be seen, and the next word taken.
    private static string[] WithValue(string name, string value) => value.Length == 0 ? [name, value] : [name + "=" + value];

    // Go's own flags may be spelled with one dash.
    private static string WithTwoDashes(FlagNames options, string arg) =>
        arg is ['-', not '-', _, ..] && options.Find("-" + arg.Split('=')[0]) is not null ? "-" + arg : arg;

    /// <summary>The options of a command and of its subcommands: the flags of sops may stand before the subcommand.</summary>
    private sealed class FlagNames(Command command)
    {
        private readonly Option[] _options = [.. OptionsOf(command)];

        public Option? Find(string name) => name is not ['-', ..] ? null : Array.Find(_options, option => option.Name == name || option.Aliases.Contains(name));

        private static IEnumerable<Option> OptionsOf(Command command) =>
            command.Options.Where(option => option.Arity.MaximumNumberOfValues > 0).Concat(command.Subcommands.SelectMany(OptionsOf)); // the library's --help takes none
    }
}
