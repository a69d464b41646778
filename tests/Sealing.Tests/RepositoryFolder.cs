namespace Sealing.Tests;

internal static class RepositoryFolder
{
    /// <summary>The folder that the build writes to, above the tests' own.</summary>
    public static string Artifacts { get; } = FindArtifacts();

    private static string FindArtifacts()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder.Name != "artifacts")
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("the tests do not run below artifacts/");
        }

        return folder.FullName;
    }
}
