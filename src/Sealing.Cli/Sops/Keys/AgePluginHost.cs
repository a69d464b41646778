using System.Text;
using Sealing.Age;
using Sealing.Cli.Host.Processes;
using Sealing.Cli.Host.Terminals;

namespace Sealing.Cli.Sops.Keys;

/// <summary>Runs plugins of age and speaks to the user for them, at the terminal where there is one.</summary>
internal sealed class AgePluginHost : IAgePluginHost
{
    public IAgePluginConnection Start(string name, string stateMachine) => AgePluginProcess.Start(Environment.GetEnvironmentVariable("PATH"), name, stateMachine);

    public bool ShowMessage(string name, string message)
    {
        Terminal.Line($"age-plugin-{name}: {message}");
        return true;
    }

    public bool? Confirm(string name, string message, string yes, string? no)
    {
        var answers = no is null ? yes : $"{yes} / {no}";
        return Prompt.ReadLine($"age-plugin-{name}: {message} [y: {answers}] ") is { } answer
            ? answer is ['y' or 'Y', ..]
            : null;
    }

    public byte[]? RequestPublic(string name, string message) =>
        Prompt.ReadLine($"age-plugin-{name}: {message} ") is { } answer ? Encoding.UTF8.GetBytes(answer) : null;

    public byte[]? RequestSecret(string name, string message) => Prompt.ReadSecret($"age-plugin-{name}: {message} ");
}
