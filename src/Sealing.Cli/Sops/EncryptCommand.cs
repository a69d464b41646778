using System.CommandLine;
using System.Security.Cryptography;
using Sealing.Cli.Host;
using Sealing.Cli.Sops.Arguments;
using Sealing.Cli.Sops.Files;

namespace Sealing.Cli.Sops;

/// <summary><c>seal sops encrypt</c>.</summary>
internal static class EncryptCommand
{
    public static Command Create(SopsOptions options) => new Command("encrypt", "Encrypt a file, or standard input, for the keys that flags or a creation rule name")
        .With([options.InPlace, options.Output, .. options.Types, .. options.NewKeys, .. options.Selection, options.Config, options.Recursive, options.DryRun, options.Update, options.Order, options.Indent])
        .WithAction(options, Run);

    public static int Run(SopsArguments arguments)
    {
        if (arguments.Is(arguments.Options.Recursive))
        {
            FileTree.Encrypt(arguments);
            return 0;
        }

        return EachFile.Run(arguments.FilesToWrite(), path => Encrypt(arguments, path));
    }

    private static void Encrypt(SopsArguments arguments, string path)
    {
        if (path == "-" && arguments.Text(arguments.Options.FileName) is null)
        {
            throw new CommandException(SopsExit.Conflict, "must specify --filename-override when reading from stdin") { Hint = "it says which creation rule and which format the file has" };
        }

        using var file = DocumentFile.Read(arguments, path);
        var documents = new Documents(arguments);
        if (arguments.Text(arguments.Options.Update) is { } target)
        {
            Update(arguments, documents, file, target);
            return;
        }

        SopsResult.Write(arguments, file, documents.Encrypt(file, arguments.OutputFormat(path)), isEncrypted: true);
    }

    // The file that is there gives the keys; what did not change stays as it is.
    private static void Update(SopsArguments arguments, Documents documents, DocumentFile plain, string target)
    {
        using var encrypted = DocumentFile.ReadToWrite(arguments, target);
        var changed = documents.Change(encrypted, (document, key) => IsAsBefore(document.Decrypt(key, arguments.MacCheck), plain)
            ? null
            : document.Update(plain.Bytes, key, TimeProvider.System, arguments.MacCheck));
        if (changed is not null)
        {
            encrypted.Replace(changed, isEncrypted: true);
        }
    }

    private static bool IsAsBefore(byte[] before, DocumentFile plain)
    {
        var isSame = before.AsSpan().SequenceEqual(plain.Bytes);
        CryptographicOperations.ZeroMemory(before);
        return isSame;
    }
}
