using System.CommandLine;
using Sealing.Cli.Sops;

namespace Sealing.Cli.Commands.Sops;

/// <summary><c>seal sops rotate</c>: a new data key, and keys added and removed.</summary>
internal static class RotateCommand
{
    public static Command Create(SopsOptions options) => new Command("rotate", "Encrypt a file with a new data key; add and remove master keys")
        .With(options.InPlace, options.Output, options.IgnoreMac, options.Order, options.Config, options.Recursive, options.Indent).With(options.Types).With(options.ChangedKeys)
        .WithAction(options, Run);

    public static void Run(SopsArguments arguments)
    {
        if (arguments.Is(arguments.Options.Recursive))
        {
            FileTree.Rotate(arguments);
            return;
        }

        var path = arguments.File;
        SopsResult.Check(arguments, path);
        if (!File.Exists(path) && KeyFlags.Added(arguments).Concat(KeyFlags.Removed(arguments)).Any())
        {
            throw new CommandFailure(SopsExit.NoKeysForNewFile, $"cannot add or remove keys on non-existent file \"{path}\"");
        }

        using var file = SopsFile.Read(arguments, path);
        var documents = new Documents(arguments);
        var rotated = documents.Rotate(file);
        SopsResult.Write(arguments, file, documents.As(file, rotated, arguments.OutputFormat(path)), isEncrypted: true);
    }
}
