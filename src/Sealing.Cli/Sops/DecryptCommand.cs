using System.CommandLine;
using Sealing.Cli.Host;
using Sealing.Cli.Sops.Arguments;
using Sealing.Cli.Sops.Files;
using Sealing.Sops;

namespace Sealing.Cli.Sops;

/// <summary><c>seal sops decrypt</c>.</summary>
internal static class DecryptCommand
{
    public static Command Create(SopsOptions options) => new Command("decrypt", "Decrypt a file, or standard input")
        .With(options.InPlace, options.Extract, options.Output, options.IgnoreMac, options.Order, options.Config, options.Recursive, options.DryRun, options.Indent).With(options.Types)
        .WithAction(options, Run);

    public static int Run(SopsArguments arguments)
    {
        if (arguments.Is(arguments.Options.Recursive))
        {
            FileTree.Decrypt(arguments);
            return 0;
        }

        return EachFile.Run(arguments.FilesToWrite(), path => Decrypt(arguments, path));
    }

    private static void Decrypt(SopsArguments arguments, string path)
    {
        var extracted = arguments.Text(arguments.Options.Extract) is { } text ? Parse(text) : null;
        using var file = DocumentFile.Read(arguments, path);
        var documents = new Documents(arguments);
        var output = arguments.OutputFormat(path);
        var plain = extracted is null ? documents.Decrypt(file, output) : documents.Extract(file, extracted, output);
        SopsResult.Write(arguments, file, plain, isEncrypted: false);
    }

    private static SopsTreePath Parse(string path)
    {
        try
        {
            return SopsTreePath.Parse(path);
        }
        catch (SealingException e)
        {
            throw new CommandException(SopsExit.InvalidPath, "Invalid --extract path: " + e.Message, e);
        }
    }
}
