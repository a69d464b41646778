using System.CommandLine;
using Sealing.Cli.Host.Parsing;
using Sealing.Sops;

namespace Sealing.Cli.Sops.Arguments;

/// <summary>The flags for one kind of master key: those of a new file, those to add, those to remove; lists with commas between.</summary>
internal sealed class SopsKeyFlag(SopsKeyKind kind)
{
    public SopsKeyKind Kind => kind;

    public Option<string> Key { get; } = Flags.Text("--" + kind.Flag, kind.Description + " to encrypt for [" + kind.Variable + "]", kind.ShortFlag is { } letter ? [letter] : []);

    public Option<string> Added { get; } = Flags.Text("--add-" + kind.Flag, kind.Description + " to add");

    public Option<string> Removed { get; } = Flags.Text("--rm-" + kind.Flag, kind.Description + " to remove");
}
