using System.CommandLine;
using Sealing.Cli.Commands;

namespace Sealing.Cli.Sops;

/// <summary>The flags for one kind of master key: those of a new file, those to add, those to remove; lists with commas between.</summary>
internal sealed class SopsKeyFlag(string kind, string name, string variable, string description, params string[] aliases)
{
    /// <summary>The kind as metadata has it.</summary>
    public string Kind => kind;

    /// <summary>The environment variable that stands for the flag.</summary>
    public string Variable => variable;

    public Option<string> Key { get; } = Flags.Text("--" + name, description + " to encrypt for [" + variable + "]", aliases);

    public Option<string> Added { get; } = Flags.Text("--add-" + name, description + " to add");

    public Option<string> Removed { get; } = Flags.Text("--rm-" + name, description + " to remove");
}
