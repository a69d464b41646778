using System.CommandLine;
using System.Security.Cryptography;
using Sealing.Cli.Sops;
using Sealing.Sops;

namespace Sealing.Cli.Commands.Sops;

/// <summary><c>seal sops edit</c>: the plaintext in an editor. A file that does not exist yet is made.</summary>
internal static class EditCommand
{
    public static Command Create(SopsOptions options) => new Command("edit", "Edit a file in $SOPS_EDITOR or $EDITOR; values that do not change keep their ciphertext")
        .With([.. options.Types, .. options.NewKeys, .. options.Selection, options.ShowMasterKeys, options.IgnoreMac, options.Order, options.Config, options.Indent])
        .WithAction(options, Run);

    public static void Run(SopsArguments arguments)
    {
        var path = arguments.File;
        if (arguments.Is(arguments.Options.ShowMasterKeys))
        {
            Terminal.Warning("the metadata is not shown in the editor: change keys with rotate or updatekeys");
        }

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
        using var file = SopsFile.Read(arguments, path);
        var documents = new Documents(arguments);
        var changed = documents.Change(file, (document, key) =>
        {
            var plain = document.Decrypt(key, arguments.MacCheck);
            try
            {
                return EditSession.Run(file.Name, plain, mayStay: false, saved => document.Update(saved, key, TimeProvider.System, arguments.MacCheck));
            }
            finally
            {
                CryptographicOperations.ZeroMemory(plain);
            }
        });
        SopsResult.Replace(path, changed!, isEncrypted: true);
    }

    private static void MakeFile(SopsArguments arguments, string path)
    {
        var format = arguments.InputFormat(path);
        var metadata = NewFileSettings.For(arguments, arguments.NameOf(path));
        var documents = new Documents(arguments);
        var encrypted = EditSession.Run(arguments.NameOf(path), ExampleDocument.Of(format), mayStay: true, saved => documents.Encrypt(SopsDocument.Parse(saved, format, arguments.Indent(format)), metadata));
        SopsResult.Replace(path, encrypted, isEncrypted: true);
    }
}
