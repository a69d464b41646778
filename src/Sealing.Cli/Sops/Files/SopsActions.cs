using System.CommandLine;
using Sealing.Cli.Sops.Arguments;

namespace Sealing.Cli.Sops.Files;

/// <summary>Puts a command of sops together.</summary>
internal static class SopsActions
{
    /// <summary>Gives a command its action, with the configuration read before it.</summary>
    public static Command WithAction(this Command command, SopsOptions options, Action<SopsArguments> run) => command.WithAction(options, arguments =>
    {
        run(arguments);
        return 0;
    });

    /// <summary>Gives a command an action that says its exit code.</summary>
    public static Command WithAction(this Command command, SopsOptions options, Func<SopsArguments, int> run)
    {
        command.Arguments.Add(options.Arguments);
        command.SetAction(line =>
        {
            var arguments = new SopsArguments(line, options);
            PrivatePlace.Sweep();
            var config = arguments.Config;
            var code = run(arguments);
            config?.WarnOfFailure();
            return code;
        });
        return command;
    }

    public static Command With(this Command command, params IEnumerable<Option> options)
    {
        foreach (var option in options)
        {
            command.Options.Add(option);
        }

        return command;
    }
}
