using System.Collections;
using System.CommandLine;
using Sealing.Cli.Host;
using Sealing.Cli.Sops.Arguments;
using Sealing.Cli.Sops.Files;
using Sealing.Sops;

namespace Sealing.Cli.Sops.Running;

/// <summary><c>seal sops exec-env</c>: runs a command with the values of a file in its environment.</summary>
internal static class ExecEnvCommand
{
    public static Command Create(SopsOptions options) => new Command("exec-env", "Run a command with the values of a file in its environment: FILE 'command', or FILE -- command word ...")
        .With(options.Pristine, options.User, options.SameProcess, options.Background, options.Order, options.Config, options.InputType, options.IgnoreMac)
        .WithAction(options, Run);

    private static int Run(SopsArguments arguments)
    {
        var words = ChildCommand.Words(arguments);
        SopsConflicts.CheckPairs(arguments, arguments.Options.SameProcess, [arguments.Options.User, arguments.Options.Background]);
        var values = Values(arguments).ToArray();
        var isPristine = arguments.Is(arguments.Options.Pristine);
        if (!arguments.Is(arguments.Options.SameProcess))
        {
            return ChildCommand.Run(arguments, words, values, isPristine);
        }

        return ExecImage.Become(words, isPristine ? values : Inherited().Concat(values).GroupBy(pair => pair.Key, StringComparer.Ordinal).Select(group => group.Last()));
    }

    private static List<KeyValuePair<string, string>> Values(SopsArguments arguments)
    {
        using var file = DocumentFile.Read(arguments, arguments.File);
        return [.. new Documents(arguments).DecryptEntries(file).Where(entry => !entry.Path.StartsWith("document", StringComparison.Ordinal)).Select(Value).Select(pair => file.Format == SopsFormat.Dotenv ? DotenvVariable.Of(pair) : pair)];
    }

    private static KeyValuePair<string, string> Value(SopsEntry entry) => entry.Key switch
    {
        null => throw new CommandException(SopsExit.Codes.Failure, "cannot use complex value in environment: " + entry.Path),
        var key when key.Contains('=', StringComparison.Ordinal) || key.Length == 0 => throw new CommandException(SopsExit.Codes.Failure, "cannot use keys with '=' in environment: " + key),
        _ when entry.Text.Contains('\0', StringComparison.Ordinal) => throw new CommandException(SopsExit.Codes.Failure, "an environment holds no zero bytes: " + entry.Path),
        var key => KeyValuePair.Create(key, entry.Text),
    };

    private static IEnumerable<KeyValuePair<string, string>> Inherited() =>
        Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().Select(entry => KeyValuePair.Create((string)entry.Key, (string?)entry.Value ?? ""));
}
