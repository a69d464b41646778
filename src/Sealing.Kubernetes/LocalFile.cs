namespace Sealing.Kubernetes;

/// <summary>Reads the files that a kubeconfig names, up to a limit; failures are in the words that Go has for them.</summary>
internal static class LocalFile
{
    // Bytes. etcd takes no object over 1.5 MiB; a kubeconfig of a hundred clusters with their certificates is smaller.
    private const int MaxSize = 16 * 1024 * 1024;

    /// <exception cref="ClusterException">The file cannot be read.</exception>
    public static byte[] Read(string path)
    {
        if (Directory.Exists(path))
        {
            throw new ClusterException($"read {path}: is a directory");
        }

        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
            using var bytes = new MemoryStream();
            var block = new byte[16 * 1024];
            for (int count; (count = stream.Read(block)) > 0;)
            {
                bytes.Write(block.AsSpan(0, count));
                if (bytes.Length > MaxSize)
                {
                    throw new ClusterException($"read {path}: larger than 16 MiB");
                }
            }

            return bytes.ToArray();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ClusterException($"open {path}: {Reason(e)}", e);
        }
    }

    private static string Reason(Exception e) => e switch
    {
        FileNotFoundException or DirectoryNotFoundException => "no such file or directory",
        UnauthorizedAccessException => "permission denied",
        _ => e.Message.TrimEnd('.'),
    };
}
