using System.CommandLine;
using System.Security.Cryptography;
using Sealing.Cli.Host;
using Sealing.Cli.Sops.Arguments;
using Sealing.Cli.Sops.Files;

namespace Sealing.Cli.Sops.Running;

/// <summary><c>seal sops exec-file</c>: runs a command that reads the plaintext from a path, which is a pipe unless a file is asked for.</summary>
internal static class ExecFileCommand
{
    private const string Placeholder = "{}";

    public static Command Create(SopsOptions options) => new Command("exec-file", "Run a command with the path of the plaintext in the place of {}: FILE 'command {}', or FILE -- command {}")
        .With(options.NoFifo, options.TemporaryName, options.User, options.Background, options.Order, options.Config, options.InputType, options.OutputType, options.IgnoreMac)
        .WithAction(options, Run);

    private static int Run(SopsArguments arguments)
    {
        var words = ChildCommand.Words(arguments);
        using var file = DocumentFile.Read(arguments, arguments.File);
        var plain = new Documents(arguments).Decrypt(file, arguments.OutputFormat(file.Path));
        try
        {
            using var folder = PrivateFolder.Create();
            var path = Place(arguments, folder, plain);
            if (arguments.Text(arguments.Options.User) is { } user)
            {
                folder.GiveTo(Account.Find(user));
            }

            return ChildCommand.Run(arguments, [.. words.Select(word => word.Replace(Placeholder, path, StringComparison.Ordinal))], [], isPristine: false);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(plain);
        }
    }

    private static string Place(SopsArguments arguments, PrivateFolder folder, byte[] plain)
    {
        var name = arguments.Text(arguments.Options.TemporaryName) ?? "tmp-file";
        if (Path.IsPathRooted(name) || Path.GetFileName(name) != name || name is "." or "..")
        {
            throw new CommandException(SopsExit.Codes.Failure, "--filename must be a name without folders");
        }

        var isFile = arguments.Is(arguments.Options.NoFifo) || OperatingSystem.IsWindows();
        if (isFile)
        {
            return folder.Write(name, plain);
        }

        var path = folder.PathOf(name);
        NamedPipe.Offer(path, plain);
        return path;
    }
}
