using System.Security.Cryptography;
using Sealing.Sops;

namespace Sealing.Cli.Sops;

/// <summary>Shows a plaintext in the editor until what is saved can be encrypted.</summary>
internal static class EditSession
{
    /// <summary>What <paramref name="encrypt"/> makes of the saved text; it fails with a message for the user where that is broken.</summary>
    /// <exception cref="CommandFailure">Nothing was changed, or there is no editor.</exception>
    public static byte[] Run(string name, byte[] plain, bool mayStay, Func<byte[], byte[]> encrypt)
    {
        using var folder = PrivateFolder.Create();
        var path = folder.Write(Path.GetFileName(name), plain);
        while (true)
        {
            folder.LeavesInterrupts = true;
            Editor.Run(path);
            folder.LeavesInterrupts = false;
            var saved = Read(path);
            try
            {
                if (!mayStay && saved.AsSpan().SequenceEqual(plain))
                {
                    throw new CommandFailure(SopsExit.NotModified, "File has not changed, exiting.");
                }

                return encrypt(saved);
            }
            catch (SealingException e) when (e is ManifestException or SopsException { Failure: SopsFailure.AlreadyEncrypted or SopsFailure.InvalidDocument or SopsFailure.NoDocument })
            {
                AskToGoOn(e);
            }
            finally
            {
                CryptographicOperations.ZeroMemory(saved);
            }
        }
    }

    private static byte[] Read(string path)
    {
        try
        {
            return InputFile.Read(path);
        }
        catch (FileFailure e)
        {
            throw new CommandFailure(SopsExit.ReadFailed, "Could not read the edited file: " + e.Message, e);
        }
    }

    private static void AskToGoOn(SealingException e)
    {
        Terminal.Error("Could not load tree, probably due to invalid syntax: " + e.Message);
        Terminal.Line("Press enter to return to the editor, or Ctrl+C to exit.");
        if (StandardInput.ReadByte() < 0)
        {
            throw new CommandFailure(SopsExit.Codes.Failure, "the edited file cannot be encrypted, and nobody is there to mend it", e);
        }
    }
}
