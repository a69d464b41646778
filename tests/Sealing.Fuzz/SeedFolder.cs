namespace Sealing.Fuzz;

/// <summary>The files that come with the project: seeds by target, and keys that open some of them.</summary>
internal static class SeedFolder
{
    /// <summary>The files of Seeds/NAME and below, in the order of their names.</summary>
    public static IReadOnlyList<byte[]> Read(string name) =>
    [
        .. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Seeds", name), "*", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(File.ReadAllBytes),
    ];

    public static byte[] Key(string file) => File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Keys", file));
}
