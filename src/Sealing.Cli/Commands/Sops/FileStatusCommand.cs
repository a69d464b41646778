using System.CommandLine;
using Sealing.Cli.Sops;

namespace Sealing.Cli.Commands.Sops;

/// <summary><c>seal sops filestatus</c>: whether a file is encrypted, without any key.</summary>
internal static class FileStatusCommand
{
    public static Command Create(SopsOptions options) => new Command("filestatus", "Print whether a file is encrypted, as JSON")
        .With(options.InputType, options.Config)
        .WithAction(options, Run);

    private static void Run(SopsArguments arguments)
    {
        using var file = SopsFile.Read(arguments, arguments.File);
        var document = file.Parse(isPlain: false);
        var metadata = file.Within(() => document.Metadata);
        Terminal.Write($"{{\"encrypted\":{(metadata is { Version.Length: > 0, Mac.Length: > 0 } ? "true" : "false")}}}\n");
    }
}
