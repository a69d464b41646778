using System.Buffers;
using Microsoft.Win32.SafeHandles;

namespace Sealing.Cli;

/// <summary>Reads whole files and standard input as bytes, up to a limit.</summary>
internal static class InputFile
{
    /// <summary>Bytes. The API server takes Secrets up to 1 MiB; a file of many still fits.</summary>
    public const int MaxSize = 64 * 1024 * 1024;

    private const int BlockSize = 64 * 1024;

    /// <summary>The bytes of a file, or of standard input for <c>-</c>.</summary>
    public static byte[] Read(string path, long maxSize = MaxSize)
    {
        if (path == "-")
        {
            return ReadStandardInput(maxSize);
        }

        if (path.Length == 0)
        {
            throw new FileFailure("open : no such file or directory");
        }

        if (Directory.Exists(path))
        {
            throw new FileFailure($"read {path}: is a directory");
        }

        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
            return Read(stream, path, maxSize);
        }
        catch (Exception e) when (e is (IOException or UnauthorizedAccessException) and not FileFailure)
        {
            throw FileErrors.Wrap("open", path, e);
        }
    }

    public static byte[] ReadStandardInput(long maxSize = MaxSize)
    {
        try
        {
            // Console's own stream sends a terminal control sequences when standard input is one.
            using var stream = OperatingSystem.IsWindows()
                ? Console.OpenStandardInput()
                : new FileStream(new SafeFileHandle(0, ownsHandle: false), FileAccess.Read, bufferSize: 0);
            return Read(stream, "standard input", maxSize);
        }
        catch (Exception e) when (e is (IOException or UnauthorizedAccessException) and not FileFailure)
        {
            throw FileErrors.Wrap("read", "standard input", e);
        }
    }

    private static byte[] Read(Stream stream, string name, long maxSize)
    {
        var length = stream.CanSeek ? (int)Math.Clamp(stream.Length, 0, maxSize) : 0;
        using var buffer = new MemoryStream(length);
        var block = ArrayPool<byte>.Shared.Rent(length > 0 ? Math.Min(length, BlockSize) : BlockSize);
        try
        {
            for (int count; (count = stream.Read(block)) > 0;)
            {
                if (buffer.Length + count > maxSize)
                {
                    throw new FileFailure($"read {name}: larger than {(maxSize == MaxSize ? "64 MiB, which no manifest is" : $"maxSize ({maxSize} bytes)")}");
                }

                buffer.Write(block.AsSpan(0, count));
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(block, clearArray: true); // it may hold a Secret
        }

        return buffer.Length == buffer.Capacity ? buffer.GetBuffer() : ToArray(buffer);
    }

    private static byte[] ToArray(MemoryStream buffer)
    {
        var bytes = buffer.ToArray();
        buffer.GetBuffer().AsSpan().Clear();
        return bytes;
    }
}
