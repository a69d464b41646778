using System.CommandLine;

namespace Sealing.Cli.Sops.Arguments;

/// <summary>The words that each command takes, for its help. What is parsed is a list of them: their number decides over exit codes, which are those of sops.</summary>
internal static class SopsWords
{
    private static readonly Dictionary<string, string[]> Known = new(StringComparer.Ordinal)
    {
        ["set"] = ["FILE", "INDEX", "VALUE"],
        ["unset"] = ["FILE", "INDEX"],
        ["diff"] = ["OLD", "NEW"],
        ["exec-env"] = ["FILE", "COMMAND"],
        ["exec-file"] = ["FILE", "COMMAND"],
        ["groups"] = [],
        ["add"] = [],
        ["delete"] = ["NUMBER"],
        ["keyservice"] = [],
        ["completion"] = ["SHELL"],
    };

    /// <summary>Puts the words of the command, and of those below it, in the place of the list.</summary>
    public static Command Show(Command command)
    {
        command.Arguments.Clear();
        foreach (var word in Known.GetValueOrDefault(command.Name) ?? [])
        {
            command.Arguments.Add(new Argument<string>(word));
        }

        if (!Known.ContainsKey(command.Name))
        {
            command.Arguments.Add(new Argument<string[]>("FILE") { Arity = ArgumentArity.ZeroOrMore });
        }

        foreach (var child in command.Subcommands)
        {
            Show(child);
        }

        return command;
    }
}
