using System.CommandLine;
using Sealing.Cli.Sops;
using Sealing.Cli.Sops.Publishing;
using Sealing.Sops;

namespace Sealing.Cli.Commands.Sops;

/// <summary><c>seal sops publish</c>: uploads encrypted files to S3, and their values to Vault, as the destination rules say.</summary>
internal static class PublishCommand
{
    public static Command Create(SopsOptions options) => new Command("publish", "Upload a file, or those of a folder, to where the destination rules of .sops.yaml say")
        .With(options.Yes, options.OmitExtensions, options.Recursive, options.InputType, options.Order, options.Config)
        .WithAction(options, Run);

    private static void Run(SopsArguments arguments)
    {
        var root = arguments.File;
        if (arguments.Config is null)
        {
            throw new CommandFailure(SopsExit.Codes.Failure, "config file not found") { Hint = "publish goes by the destination rules of a .sops.yaml" };
        }

        var isTree = Directory.Exists(root);
        if (isTree && !arguments.Is(arguments.Options.Recursive))
        {
            throw new CommandFailure(SopsExit.Codes.Failure, $"{root}: can't operate on a directory without --recursive");
        }

        var documents = new Documents(arguments);
        var failed = 0;
        foreach (var path in isTree ? FileTree.Files([root]) : [root])
        {
            try
            {
                Publish(arguments, documents, path, isTree ? Path.GetRelativePath(root, path) : Path.GetFileName(path), skipsOthers: isTree);
            }
            catch (SealingException e) when (isTree)
            {
                Terminal.Error(e.Message);
                failed++;
            }
        }

        if (failed > 0)
        {
            throw new CommandFailure(SopsExit.Codes.Failure, $"{failed} {(failed == 1 ? "file was" : "files were")} not published");
        }
    }

    private static void Publish(SopsArguments arguments, Documents documents, string path, string name, bool skipsOthers)
    {
        using var file = SopsFile.Read(arguments, path);
        if (skipsOthers && !FileTree.IsEncrypted(file))
        {
            return;
        }

        var publication = file.Within(() => new Publication(arguments, documents, file, arguments.Config!.DestinationFor(path)));
        var address = file.Within(() => publication.AddressOf(name));
        _ = Cleared.Use<byte[]>(publication.Content(), content =>
        {
            if (IsAgreed(arguments, path, address))
            {
                Terminal.Line(publication.Put(name, content) ? $"{path} published to {address}" : $"{path} is at {address} already");
            }

            return [];
        });
    }

    private static bool IsAgreed(SopsArguments arguments, string path, string address) =>
        arguments.Is(arguments.Options.Yes) || Agreement.Ask($"uploading {Path.GetFullPath(path)} to {address} ? (y/n): ");
}
