using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using Sealing.Cli.Host.Terminals;
using Sealing.Cli.Sops.Arguments;
using Sealing.Cli.Sops.Files;

namespace Sealing.Cli.Sops;

/// <summary><c>seal sops filestatus</c>: whether a file is encrypted, without any key.</summary>
internal static class FileStatusCommand
{
    public static Command Create(SopsOptions options) => new Command("filestatus", "Print whether a file is encrypted, as JSON")
        .With(options.InputType, options.Config)
        .WithAction(options, Run);

    private static int Run(SopsArguments arguments)
    {
        var files = arguments.Files;
        return EachFile.Run(files, path =>
        {
            var name = files.Count == 1 ? "" : $"\"file\":\"{JsonEncodedText.Encode(path, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\",";
            Terminal.Write($"{{{name}\"encrypted\":{(IsEncrypted(arguments, path) ? "true" : "false")}}}\n");
        });
    }

    private static bool IsEncrypted(SopsArguments arguments, string path)
    {
        using var file = DocumentFile.Read(arguments, path);
        var document = file.Parse(isPlain: false);
        var metadata = file.Within(() => document.Metadata);
        return metadata is { Version.Length: > 0, Mac.Length: > 0 };
    }
}
