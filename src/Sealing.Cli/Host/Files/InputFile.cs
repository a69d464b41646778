using System.Buffers;
using Microsoft.Win32.SafeHandles;

namespace Sealing.Cli.Host.Files;

/// <summary>Reads whole files and standard input as bytes, up to a limit.</summary>
internal static class InputFile
{
    private const int BlockSize = 64 * 1024;

    /// <summary>The bytes of a file, or of standard input for <c>-</c>; at most as many as a manifest may have.</summary>
    public static byte[] Read(string path) => Read(path, SizeLimit.Manifest);

    /// <inheritdoc cref="Read(string)"/>
    public static byte[] Read(string path, SizeLimit limit)
    {
        if (path == "-")
        {
            return ReadStandardInput(limit);
        }

        if (path.Length == 0)
        {
            throw new FileException("open : no such file or directory");
        }

        if (Directory.Exists(path))
        {
            throw new FileException($"read {path}: is a directory");
        }

        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0);
            return Read(stream, path, limit);
        }
        catch (Exception e) when (e is (IOException or UnauthorizedAccessException or ArgumentException) and not FileException) // a null character, out of a configuration file
        {
            throw FileErrors.Wrap("open", path, e);
        }
    }

    public static byte[] ReadStandardInput() => ReadStandardInput(SizeLimit.Manifest);

    public static byte[] ReadStandardInput(SizeLimit limit)
    {
        try
        {
            // Console's own stream sends a terminal control sequences when standard input is one.
            using var stream = OperatingSystem.IsWindows()
                ? Console.OpenStandardInput()
                : new FileStream(new SafeFileHandle(0, ownsHandle: false), FileAccess.Read, bufferSize: 0);
            return Read(stream, "standard input", limit);
        }
        catch (Exception e) when (e is (IOException or UnauthorizedAccessException) and not FileException)
        {
            throw FileErrors.Wrap("read", "standard input", e);
        }
    }

    private static byte[] Read(Stream stream, string name, SizeLimit limit)
    {
        var length = stream.CanSeek ? stream.Length : 0;
        limit.CheckRead(name, length);
        using var buffer = new MemoryStream((int)length);
        var block = ArrayPool<byte>.Shared.Rent(length > 0 ? (int)Math.Min(length, BlockSize) : BlockSize);
        try
        {
            for (int count; (count = stream.Read(block)) > 0;)
            {
                limit.CheckRead(name, buffer.Length + count);
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
