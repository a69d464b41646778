namespace Sealing.Cli.Host.Files;

/// <summary>How large a file may be, in bytes, and what has that limit. What is written keeps to it too, else it could not be read again.</summary>
internal sealed record SizeLimit(long Bytes, string Words)
{
    /// <summary>The API server takes Secrets up to 1 MiB; a file of many still fits.</summary>
    public static readonly SizeLimit Manifest = new(64 << 20, "64 MiB, the limit of files with manifests or keys");

    /// <summary>What people write by hand is smaller.</summary>
    public static readonly SizeLimit Configuration = new(1 << 20, "1 MiB, the limit of .sealing.yaml");

    /// <summary>A text of .NET has half as many characters as an array has bytes.</summary>
    public static readonly SizeLimit Sops = new(1 << 30, "1 GiB, the limit of SOPS files here");

    /// <summary>What an array can hold.</summary>
    public static readonly SizeLimit Array = new(System.Array.MaxLength, "2 GiB");

    /// <exception cref="FileException">The pieces together are larger.</exception>
    public void Check(string path, params IEnumerable<byte[]> pieces)
    {
        if (pieces.Sum(piece => (long)piece.Length) > Bytes)
        {
            throw new FileException($"write {path}: the result would be larger than {Words}, and could not be read again: nothing was written");
        }
    }

    /// <exception cref="FileException">The size is larger.</exception>
    public void CheckRead(string name, long size)
    {
        if (size > Bytes)
        {
            throw new FileException($"read {name}: larger than {Words}");
        }
    }
}
