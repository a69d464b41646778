using System.CommandLine;

namespace Sealing.Cli.Commands;

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

    public static Option<string[]> List(string name, string description) => new(name)
    {
        Description = description,
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = false,
        CustomParser = result => [.. result.Tokens.SelectMany(token => token.Value.Split(','))],
        HelpName = "file",
    };

    public static Option<bool> Switch(string name, string description, params string[] aliases) => new(name, aliases)
    {
        Description = description,
        Arity = new ArgumentArity(0, 1000),
        AllowMultipleArgumentsPerToken = false,
        CustomParser = result => result.Tokens is [] or [.., { Value: "true" }],
    };

    /// <summary>A list that repeats but takes no commas.</summary>
    public static Option<string[]> Repeated(string name, string description) => new(name)
    {
        Description = description,
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = false,
        HelpName = name.TrimStart('-'),
    };
}
