using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace Sealing.Cli.Host.Parsing;

/// <summary>Makes options that behave as pflag's: of a repeated flag the last counts; lists take commas and repeat.</summary>
internal static class Flags
{
    public static Option<string> Text(string name, string description, params string[] aliases) => new(name, aliases)
    {
        Description = description,
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = false,
        CustomParser = result => result.Tokens.Count == 0 ? null : result.Tokens[^1].Value,
        HelpName = name.TrimStart('-'),
    };

    public static Option<string> File(string name, string description, params string[] aliases)
    {
        var option = Text(name, description, aliases);
        option.HelpName = "file";
        return option;
    }

    /// <summary>A flag that takes one of a few words. Other words are refused where the value is used, with an error of its own.</summary>
    public static Option<string> Word(string name, string description, string[] words, params string[] aliases)
    {
        var option = Text(name, description, aliases);
        option.CompletionSources.Add(words);
        return option;
    }

    public static Option<string[]> List(string name, string description) => new(name)
    {
        Description = description,
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = false,
        CustomParser = result => [.. Given(result).SelectMany(value => value.Split(','))],
        HelpName = "file",
    };

    public static Option<int> Number(string name, string description, int standard, int from, int to) => new(name)
    {
        Description = description,
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = false,
        DefaultValueFactory = _ => standard,
        CustomParser = result =>
        {
            var word = result.Tokens[^1].Value;
            var isNumber = int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= from && number <= to;
            return isNumber ? number : throw new UsageException(
                string.Create(CultureInfo.InvariantCulture, $"invalid argument \"{word}\" for \"{name}\" flag: must be a number from {from} to {to}"));
        },
        HelpName = "number",
    };

    public static Option<bool> Switch(string name, string description, params string[] aliases) => new(name, aliases)
    {
        Description = description,
        Arity = new ArgumentArity(0, 1000),
        AllowMultipleArgumentsPerToken = false,
        CustomParser = result => result.Tokens is [] or [.., { Value: "true" }],
    };

    /// <summary>The same flag, left out of the help.</summary>
    public static Option<T> Hidden<T>(Option<T> option)
    {
        option.Hidden = true;
        return option;
    }

    /// <summary>A list that repeats but takes no commas.</summary>
    public static Option<string[]> Repeated(string name, string description, params string[] aliases) => new(name, aliases)
    {
        Description = description,
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = false,
        CustomParser = result => [.. Given(result)],
        HelpName = name.TrimStart('-'),
    };

    /// <summary>The value of a flag that says where or what: one that is given but empty, as from a variable that is not set, is not as if it were left out.</summary>
    /// <exception cref="UsageException">It is given, and empty.</exception>
    public static T? Value<T>(ParseResult line, Option<T> option)
    {
        var value = line.GetValue(option);
        return line.GetResult(option) is { Implicit: false } && value is "" or string[] { Length: 0 } ? throw new UsageException("flag needs an argument: " + option.Name) : value;
    }

    // --flag= is a list of nothing.
    private static IEnumerable<string> Given(ArgumentResult result) => result.Tokens.Select(token => token.Value).Where(value => value.Length > 0);
}
