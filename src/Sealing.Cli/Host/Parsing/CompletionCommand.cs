using System.CommandLine;
using Sealing.Cli.Host.Terminals;

namespace Sealing.Cli.Host.Parsing;

/// <summary><c>seal completion SHELL</c>: a script that has the shell ask this program what could come next.</summary>
internal static class CompletionCommand
{
    public const string Name = "completion";

    public static Command Create()
    {
        var shell = new Argument<string>("SHELL") { Description = "bash, zsh or fish" };
        shell.CompletionSources.Add("bash", "zsh", "fish");
        var command = new Command(Name, "Print the completion script of a shell: source <(seal completion bash)") { shell };
        command.SetAction(line =>
        {
            Terminal.Write(Script(line.GetValue(shell)!));
            return 0;
        });
        return command;
    }

    private static string Script(string shell)
    {
        using var stream = typeof(CompletionCommand).Assembly.GetManifestResourceStream("Completions." + shell)
            ?? throw new UsageException($"no completion for \"{shell}\": bash, zsh and fish are known");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
