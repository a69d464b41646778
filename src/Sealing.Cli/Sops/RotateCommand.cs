using System.CommandLine;
using Sealing.Cli.Host;
using Sealing.Cli.Sops.Arguments;
using Sealing.Cli.Sops.Files;

namespace Sealing.Cli.Sops;

/// <summary><c>seal sops rotate</c>: a new data key, and keys added and removed.</summary>
internal static class RotateCommand
{
    public static Command Create(SopsOptions options) => new Command("rotate", "Encrypt a file with a new data key; add and remove master keys")
        .With(options.InPlace, options.Output, options.IgnoreMac, options.Order, options.Config, options.Recursive, options.DryRun, options.Indent).With(options.Types).With(options.ChangedKeys)
        .WithAction(options, Run);

    public static int Run(SopsArguments arguments)
    {
        if (arguments.Is(arguments.Options.Recursive))
        {
            FileTree.Rotate(arguments);
            return 0;
        }

        _ = arguments.Files;
        return EachFile.Run(arguments.FilesToWrite(), path => Rotate(arguments, path));
    }

    private static void Rotate(SopsArguments arguments, string path)
    {
        if (!File.Exists(path) && KeyFlags.Added(arguments).Concat(KeyFlags.Removed(arguments)).Any())
        {
            throw new CommandException(SopsExit.NoKeysForNewFile, $"cannot add or remove keys on non-existent file \"{path}\"") { NamesFile = true };
        }

        using var file = DocumentFile.Read(arguments, path);
        var documents = new Documents(arguments);
        var rotated = documents.Rotate(file);
        SopsResult.Write(arguments, file, documents.As(file, rotated, arguments.OutputFormat(path)), isEncrypted: true);
    }
}
