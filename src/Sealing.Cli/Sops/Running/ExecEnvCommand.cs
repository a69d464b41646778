using System.Collections;
using System.CommandLine;
using Sealing.Cli.Host;
using Sealing.Cli.Sops.Arguments;
using Sealing.Cli.Sops.Files;
using Sealing.Sops;

namespace Sealing.Cli.Sops.Running;

/// <summary><c>seal sops exec-env</c>: runs a command with the values of files in its environment.</summary>
internal static class ExecEnvCommand
{
    public static Command Create(SopsOptions options) => new Command("exec-env", "Run a command with the values of files in its environment: FILE 'command', or FILE ... -- command word ...; of several files the later one wins")
        .With(options.Pristine, options.User, options.SameProcess, options.Background, options.Order, options.Config, options.InputType, options.IgnoreMac)
        .WithAction(options, Run);

    private static int Run(SopsArguments arguments)
    {
        var words = ChildCommand.Words(arguments, mostFiles: int.MaxValue);
        SopsConflicts.CheckPairs(arguments, arguments.Options.SameProcess, [arguments.Options.User, arguments.Options.Background]);
        var values = Files(arguments).SelectMany(file => Values(arguments, file)).GroupBy(pair => pair.Key, StringComparer.Ordinal).Select(group => group.Last()).ToArray();
        var isPristine = arguments.Is(arguments.Options.Pristine);
        if (!arguments.Is(arguments.Options.SameProcess))
        {
            return ChildCommand.Run(arguments, words, values, isPristine);
        }

        return ExecImage.Become(words, isPristine ? values : Inherited().Concat(values).GroupBy(pair => pair.Key, StringComparer.Ordinal).Select(group => group.Last()));
    }

    private static IEnumerable<string> Files(SopsArguments arguments) =>
        arguments.AfterDashes is { Count: > 0 } words ? arguments.Words.Take(arguments.Words.Count - words.Count) : [arguments.File];

    private static List<KeyValuePair<string, string>> Values(SopsArguments arguments, string path)
    {
        using var file = DocumentFile.Read(arguments, path);
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
