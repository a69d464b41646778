using System.CommandLine;
using System.CommandLine.Parsing;

namespace Sealing.Cli.Host.Parsing;

/// <summary>
/// Parses as pflag does what System.CommandLine parses otherwise: the last of a repeated flag counts, <c>--flag=false</c> takes Go's
/// spellings, <c>--flag word</c> leaves the word alone, and a flag that nobody knows is no file name.
/// </summary>
internal static class CommandLine
{
    private static readonly ParserConfiguration Configuration = new() { ResponseFileTokenReplacer = null };

    /// <param name="root">The commands.</param>
    /// <param name="args">The command line.</param>
    /// <param name="hasOneDash">Whether long flags may be spelled with one dash, as those of sops.</param>
    /// <param name="environment">The flags that variables of the environment say for the root command and the one that is named.</param>
    /// <exception cref="UsageException">An unknown flag, a missing or impossible value.</exception>
    public static ParseResult Parse(Command root, string[] args, bool hasOneDash, Func<Command, Command, IEnumerable<string>> environment)
    {
        if (args is [['[', 's', ..], ..])
        {
            return root.Parse(args, Configuration); // [suggest:POSITION] LINE, from a completion script
        }

        var (command, words) = FindCommand(root, args);
        ClearArgumentsAbove(command, root, args[..words]);
        args = FlagSpelling.Normalize(command, args, hasOneDash);
        var line = root.Parse([.. args[..words], .. environment(root, command), .. args[words..]], Configuration);
        CheckUnknownFlags(line);
        if (line.Errors.Count > 0)
        {
            throw new UsageException(Describe(line.Errors[0]));
        }

        return line;
    }

    /// <summary>The command that the first words name, and how many these are: nothing of the root command counts for a subcommand.</summary>
    private static (Command Command, int Words) FindCommand(Command root, string[] args)
    {
        var command = root;
        var words = 0;
        while (words < args.Length && command.Subcommands.FirstOrDefault(child => child.Name == args[words]) is { } found)
        {
            (command, words) = (found, words + 1);
        }

        return (command, words);
    }

    // Files are each command's alone: the help of a subcommand should not show those of the commands above it.
    private static void ClearArgumentsAbove(Command command, Command root, string[] words)
    {
        var above = root;
        foreach (var word in words.TakeWhile(_ => above != command))
        {
            above.Arguments.Clear();
            above = above.Subcommands.First(child => child.Name == word);
        }
    }

    private static void CheckUnknownFlags(ParseResult line)
    {
        var afterDashes = line.Tokens.SkipWhile(token => token.Type != TokenType.DoubleDash).ToHashSet(ReferenceEqualityComparer.Instance);
        var words = line.CommandResult.Children.OfType<ArgumentResult>().SelectMany(argument => argument.Tokens);
        var unknown = words.FirstOrDefault(token => token.Value is ['-', not ((>= '0' and <= '9') or '.'), ..] && !afterDashes.Contains(token))?.Value
            ?? (line.UnmatchedTokens is [var first, ..] ? first : null);
        if (unknown is [not '-', ..] && line.CommandResult.Command is { Subcommands.Count: > 0 } command)
        {
            throw new UsageException($"\"{unknown}\" is no command of {command.Name}") { Hint = NearestCommand.Hint(unknown, command.Subcommands.Select(child => child.Name)) };
        }

        if (unknown is not null)
        {
            throw new UsageException(unknown switch
            {
                ['-', '-', ..] => "unknown flag: " + unknown.Split('=')[0],
                ['-', var letter, ..] => $"unknown shorthand flag: '{letter}' in {unknown}",
                _ => "unknown argument: " + unknown,
            });
        }
    }

    private static string Describe(ParseError error) => error.SymbolResult switch
    {
        OptionResult { Tokens.Count: 0 } option => "flag needs an argument: " + option.Option.Name,
        ArgumentResult { Tokens.Count: 0 } argument => $"{argument.Argument.Name} is missing",
        _ => error.Message,
    };
}
