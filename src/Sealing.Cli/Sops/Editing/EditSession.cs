using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Sealing.Cli.Host;
using Sealing.Cli.Host.Files;
using Sealing.Cli.Host.Terminals;
using Sealing.Cli.Sops.Arguments;
using Sealing.Cli.Sops.Files;
using Sealing.Sops;

namespace Sealing.Cli.Sops.Editing;

/// <summary>Shows a plaintext in the editor until what is saved there is encrypted and written. What was typed is not lost when that fails: it is kept, and the user told where.</summary>
internal static class EditSession
{
    /// <summary>Has <paramref name="write"/> encrypt the saved text and write it; it fails with a message for the user where the text is broken.</summary>
    /// <exception cref="CommandException">Nothing was changed, or there is no editor.</exception>
    public static void Run(string name, byte[] plain, Action<byte[]> write)
    {
        using var folder = PrivateFolder.Create();
        var path = folder.Write(Path.GetFileName(name), plain);
        do
        {
            Edit(path); // where it fails or is ended, the user gave up
        }
        while (!TryWriteOrKeep(path, plain, write));
    }

    // An interrupt from the terminal is for the editor, as long as there is one.
    private static void Edit(string path)
    {
        using var left = Temporaries.Leave(PosixSignal.SIGINT);
        Editor.Run(path);
    }

    private static bool TryWriteOrKeep(string path, byte[] plain, Action<byte[]> write)
    {
        var isKnown = false;
        try
        {
            var isWritten = Cleared.Use(Read(path), saved => TryWrite(saved, plain, write));
            isKnown = true;
            return isWritten;
        }
        finally
        {
            if (!isKnown)
            {
                KeepChanged(path, plain);
            }
        }
    }

    private static bool TryWrite(byte[] saved, byte[] plain, Action<byte[]> write)
    {
        if (saved.AsSpan().SequenceEqual(plain))
        {
            throw new CommandException(SopsExit.NotModified, "File has not changed, exiting.");
        }

        try
        {
            write(saved);
            return true;
        }
        catch (SealingException e) when (e.Kind is ErrorKind.InvalidDocument or ErrorKind.NotInFormat or ErrorKind.AlreadyEncrypted or ErrorKind.NoDocument)
        {
            AskToGoOn(e);
            return false;
        }
    }

    private static void KeepChanged(string path, byte[] plain)
    {
        try
        {
            var saved = InputFile.Read(path, SizeLimit.Array);
            if (!saved.AsSpan().SequenceEqual(plain))
            {
                Terminal.Warning($"what was edited is kept in plaintext, for you alone, in {PrivateFolder.Keep(path)}: remove it when it is not needed any more");
            }

            CryptographicOperations.ZeroMemory(saved);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The editor left nothing to keep.
        }
    }

    private static byte[] Read(string path)
    {
        try
        {
            return InputFile.Read(path, SizeLimit.Sops);
        }
        catch (FileException e)
        {
            throw new CommandException(SopsExit.ReadFailed, "Could not read the edited file: " + e.Message, e);
        }
    }

    private static void AskToGoOn(SealingException e)
    {
        Terminal.Error("Could not load tree, probably due to invalid syntax: " + e.Message);
        Terminal.Line("Press enter to return to the editor, or Ctrl+C to exit.");
        if (StandardInput.ReadByte() < 0)
        {
            throw new CommandException(SopsExit.Codes.Failure, "the edited file cannot be encrypted, and nobody is there to mend it", e);
        }
    }
}
