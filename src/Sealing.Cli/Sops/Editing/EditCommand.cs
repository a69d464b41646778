using System.CommandLine;
using Sealing.Cli.Host.Files;
using Sealing.Cli.Host.Terminals;
using Sealing.Cli.Sops.Arguments;
using Sealing.Cli.Sops.Files;
using Sealing.Cli.Sops.Merging;
using Sealing.Sops;
using Sealing.Sops.Values;

namespace Sealing.Cli.Sops.Editing;

/// <summary><c>seal sops edit</c>: the plaintext in an editor. A file that does not exist yet is made.</summary>
internal static class EditCommand
{
    public static Command Create(SopsOptions options) => new Command("edit", "Edit a file in $SOPS_EDITOR or $EDITOR; values that do not change keep their ciphertext")
        .With([.. options.Types, .. options.NewKeys, .. options.Selection, options.ShowMasterKeys, options.IgnoreMac, options.Order, options.Config, options.Indent])
        .WithAction(options, Run);

    public static int Run(SopsArguments arguments)
    {
        var files = arguments.Files;
        if (arguments.Is(arguments.Options.ShowMasterKeys))
        {
            Terminal.Warning("changes of the metadata are dropped: change keys with rotate or updatekeys");
        }

        return EachFile.Run(files, path => Edit(arguments, path));
    }

    private static void Edit(SopsArguments arguments, string path)
    {
        SopsResult.CheckWritable(path);
        if (File.Exists(path) || Directory.Exists(path))
        {
            EditFile(arguments, path);
        }
        else
        {
            MakeFile(arguments, path);
        }
    }

    private static void EditFile(SopsArguments arguments, string path)
    {
        if (ConflictedFile.Read(path) is { } versions)
        {
            EditConflict.Run(arguments, path, versions);
            return;
        }

        using var file = DocumentFile.ReadToAsk(arguments, path);
        var documents = new Documents(arguments);
        var showsMetadata = arguments.Is(arguments.Options.ShowMasterKeys);
        documents.Change(file, (document, key) =>
        {
            byte[] Update(byte[] saved) => document.Update(saved, key, TimeProvider.System, arguments.MacCheck);
            byte[] UpdateValues(byte[] saved) => Cleared.Use(SopsDocument.Parse(saved, file.Format).WithoutMetadata(), Update);
            var plain = showsMetadata ? document.DecryptBesideMetadata(key, arguments.MacCheck) : document.Decrypt(key, arguments.MacCheck);
            Func<byte[], byte[]> encrypt = showsMetadata ? UpdateValues : Update;
            return Cleared.Use<byte[]?>(plain, shown =>
            {
                EditSession.Run(file.Name, shown, saved => file.Replace(encrypt(saved), isEncrypted: true));
                return null;
            });
        });
    }

    private static void MakeFile(SopsArguments arguments, string path)
    {
        var format = arguments.InputFormat(path);
        var metadata = NewFileSettings.For(arguments, arguments.NameOf(path));
        using var update = FileUpdate.Unlocked(path);
        using var key = new Documents(arguments).NewKey(metadata); // before anything is typed that could not be encrypted
        EditSession.Run(arguments.NameOf(path), ExampleDocument.Of(format), saved => SopsResult.Replace(update, key.Encrypt(SopsDocument.Parse(saved, format, arguments.Indent(format))), isEncrypted: true));
    }
}
