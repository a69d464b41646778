using System.CommandLine;
using Sealing.Cli.Host;
using Sealing.Cli.Host.Terminals;
using Sealing.Cli.Sops.Arguments;
using Sealing.Cli.Sops.Files;

namespace Sealing.Cli.Sops.Publishing;

/// <summary><c>seal sops publish</c>: uploads encrypted files to S3, and their values to Vault, as the destination rules say.</summary>
internal static class PublishCommand
{
    public static Command Create(SopsOptions options) => new Command("publish", "Upload a file, or those of a folder, to where the destination rules of .sops.yaml say")
        .With(options.Yes, options.OmitExtensions, options.Recursive, options.InputType, options.Order, options.Config)
        .WithAction(options, Run);

    private static void Run(SopsArguments arguments)
    {
        var roots = arguments.Files;
        _ = arguments.ConfigFor("publish goes by the destination rules of a .sops.yaml");
        if (!arguments.Is(arguments.Options.Recursive) && roots.FirstOrDefault(Directory.Exists) is { } folder)
        {
            throw new CommandException(SopsExit.Codes.Failure, $"{folder}: can't operate on a directory without --recursive");
        }

        var documents = new Documents(arguments);
        var files = roots.SelectMany(Under).ToList();
        var failed = 0;
        foreach (var (path, name, skipsOthers) in files)
        {
            try
            {
                Publish(arguments, documents, path, name, skipsOthers);
            }
            catch (SealingException e) when (files.Count > 1 || skipsOthers)
            {
                Terminal.Error(e.Message);
                failed++;
            }
        }

        if (failed > 0)
        {
            throw new CommandException(SopsExit.Codes.Failure, $"{failed} {(failed == 1 ? "file was" : "files were")} not published");
        }
    }

    // What is in a folder is published under its path there.
    private static IEnumerable<(string Path, string Name, bool SkipsOthers)> Under(string root) => Directory.Exists(root)
        ? FileTree.Files([root]).Select(path => (path, Path.GetRelativePath(root, path), true))
        : [(root, Path.GetFileName(root), false)];

    private static void Publish(SopsArguments arguments, Documents documents, string path, string name, bool skipsOthers)
    {
        using var file = DocumentFile.Read(arguments, path);
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
        arguments.Is(arguments.Options.Yes) || Confirmation.Ask($"uploading {Path.GetFullPath(path)} to {address} ? (y/n): ");
}
