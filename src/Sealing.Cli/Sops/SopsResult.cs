using System.Security.Cryptography;

namespace Sealing.Cli.Sops;

/// <summary>Writes what a command made: back to the file, to the one that <c>--output</c> names, or to standard output.</summary>
internal static class SopsResult
{
    /// <summary>Ciphertext may be read by all who may read the repository.</summary>
    public const UnixFileMode EncryptedMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    private const UnixFileMode PlainMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Checks what cannot be asked for together, before any work is done.</summary>
    public static void Check(SopsArguments arguments, string file)
    {
        if (arguments.Is(arguments.Options.InPlace) && arguments.Text(arguments.Options.Output) is not null)
        {
            throw new CommandFailure(SopsExit.Conflict, "cannot operate on both --output and --in-place");
        }

        if (arguments.Is(arguments.Options.InPlace) && file == "-")
        {
            throw new CommandFailure(SopsExit.Conflict, "cannot use --in-place when reading from stdin");
        }
    }

    /// <summary>Writes and clears the bytes.</summary>
    public static void Write(SopsArguments arguments, SopsFile file, byte[] bytes, bool isEncrypted)
    {
        var target = arguments.Is(arguments.Options.InPlace) ? file.Path : arguments.Text(arguments.Options.Output);
        try
        {
            if (target is null)
            {
                Terminal.Write(bytes);
            }
            else
            {
                Replace(target, bytes, isEncrypted);
            }
        }
        finally
        {
            CryptographicOperations.ZeroMemory(bytes);
        }
    }

    /// <exception cref="CommandFailure">The file cannot be written.</exception>
    public static void Replace(string path, byte[] bytes, bool isEncrypted)
    {
        try
        {
            FileOutput.Replace(path, bytes, isEncrypted ? EncryptedMode : PlainMode);
        }
        catch (FileFailure e)
        {
            throw new CommandFailure(SopsExit.WriteFailed, "Could not write the file: " + e.Message, e);
        }
    }
}
