using System.Security.Cryptography;
using Sealing.Cli.Host;
using Sealing.Cli.Host.Files;
using Sealing.Cli.Host.Terminals;
using Sealing.Cli.Sops.Arguments;

namespace Sealing.Cli.Sops.Files;

/// <summary>Writes what a command made: back to the file, to the one that <c>--output</c> names, or to standard output.</summary>
internal static class SopsResult
{
    /// <summary>Ciphertext may be read by all who may read the repository.</summary>
    public const UnixFileMode EncryptedMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    private const UnixFileMode PlainMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Tells before a person types what could not be written afterwards.</summary>
    /// <exception cref="CommandException">The file may not be written or made.</exception>
    public static void CheckWritable(string path) => Write(() => FileOutput.ThrowIfNotWritable(path));

    /// <summary>Writes and clears the bytes.</summary>
    public static void Write(SopsArguments arguments, DocumentFile file, byte[] bytes, bool isEncrypted)
    {
        var output = arguments.Text(arguments.Options.Output);
        try
        {
            if (arguments.Is(arguments.Options.InPlace))
            {
                file.Replace(bytes, isEncrypted);
            }
            else if (output is not null)
            {
                Write(output, bytes, isEncrypted);
            }
            else
            {
                Write(() => SizeLimit.Sops.Check("standard output", bytes));
                Terminal.Write(bytes);
            }
        }
        finally
        {
            CryptographicOperations.ZeroMemory(bytes);
        }
    }

    /// <exception cref="CommandException">The file is not what was read, or cannot be written.</exception>
    public static void Replace(FileUpdate update, byte[] bytes, bool isEncrypted) =>
        Write(() => update.Replace([bytes], SizeLimit.Sops, Mode(isEncrypted)));

    private static void Write(string path, byte[] bytes, bool isEncrypted) => Write(() =>
    {
        SizeLimit.Sops.Check(path, bytes);
        FileOutput.Replace(path, bytes, Mode(isEncrypted));
    });

    private static UnixFileMode Mode(bool isEncrypted) => isEncrypted ? EncryptedMode : PlainMode;

    private static void Write(Action write)
    {
        try
        {
            write();
        }
        catch (FileException e)
        {
            throw new CommandException(SopsExit.WriteFailed, "Could not write the file: " + e.Message, e) { NamesFile = true };
        }
    }
}
