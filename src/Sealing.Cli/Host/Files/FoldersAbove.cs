namespace Sealing.Cli.Host.Files;

/// <summary>Folders on disk, each in the next.</summary>
internal static class FoldersAbove
{
    /// <summary>A folder, or what lies in one, and the folders that it lies in.</summary>
    public static IEnumerable<string> Of(string path)
    {
        for (var folder = Path.GetFullPath(path); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            yield return folder;
        }
    }
}
