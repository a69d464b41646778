using System.Security.Cryptography;
using Microsoft.Win32.SafeHandles;

namespace Sealing.Cli.Host.Files;

/// <summary>
/// Writes new contents over old ones, for files that no other can take the place of. No signal comes between, the space is there before, and after a
/// failure the old contents are put back; but a kill or a loss of power in the middle leaves a part.
/// </summary>
internal static class InPlaceWrite
{
    public static void Run(SafeFileHandle file, byte[][] pieces)
    {
        var old = new byte[RandomAccess.GetLength(file)];
        try
        {
            Read(file, old);
            Reserve(file, pieces.Sum(piece => (long)piece.Length));
            Temporaries.Uninterrupted(() => WriteOrPutBack(file, pieces, old));
        }
        finally
        {
            CryptographicOperations.ZeroMemory(old);
        }
    }

    private static bool WriteOrPutBack(SafeFileHandle file, byte[][] pieces, byte[] old)
    {
        try
        {
            Write(file, pieces);
            return true;
        }
        catch (IOException)
        {
            Write(file, [old]);
            throw;
        }
    }

    private static void Write(SafeFileHandle file, byte[][] pieces)
    {
        long offset = 0;
        foreach (var piece in pieces)
        {
            RandomAccess.Write(file, piece, offset);
            offset += piece.Length;
        }

        RandomAccess.SetLength(file, offset);
        RandomAccess.FlushToDisk(file);
    }

    private static void Read(SafeFileHandle file, byte[] bytes)
    {
        for (int offset = 0, count; offset < bytes.Length && (count = RandomAccess.Read(file, bytes.AsSpan(offset), offset)) > 0; offset += count)
        {
        }
    }

    // Not all file systems can: then a full disk is met while writing.
    private static void Reserve(SafeFileHandle file, long length)
    {
        if (length > 0 && SystemCalls.Allocate(file, SystemCalls.KeepLength, 0, length) != 0 && System.Runtime.InteropServices.Marshal.GetLastPInvokeError() == ErrorNumber.NoSpace)
        {
            throw new IOException("no space left on device");
        }
    }
}
