using System.CommandLine;
using Sealing.Cli.Host;
using Sealing.Cli.Sops.Arguments;
using Sealing.Cli.Sops.Files;

namespace Sealing.Cli.Sops.Editing;

/// <summary><c>seal sops unset</c>: removes one value.</summary>
internal static class UnsetCommand
{
    public static Command Create(SopsOptions options) => new Command("unset", "Remove one value: FILE '[\"key\"][0]'")
        .With(options.Idempotent, options.IgnoreMac, options.Order, options.Threshold, options.Config, options.Indent).With(options.Types)
        .WithAction(options, Run);

    private static void Run(SopsArguments arguments)
    {
        if (arguments.Words is not [var path, var index])
        {
            throw new CommandException(SopsExit.NoFile, "no file specified, or the index is missing") { Hint = "seal sops unset FILE '[\"key\"]'" };
        }

        var at = SetCommand.ParseIndex(index);
        using var file = DocumentFile.ReadToWrite(arguments, path);
        var documents = new Documents(arguments);
        var changed = documents.Change(file, (document, key) => document.Unset(at, key, TimeProvider.System, arguments.MacCheck));
        if (changed is not null)
        {
            file.Replace(documents.As(file, changed, arguments.OutputFormat(path)), isEncrypted: true);
        }
        else if (!arguments.Is(arguments.Options.Idempotent))
        {
            throw new CommandException(SopsExit.Codes.Failure, "Key not found: " + at);
        }
    }
}
