using Sealing.Cli.Host.Files;
using Sealing.Repository;
using Sealing.Text;

namespace Sealing.Cli.Repository;

/// <summary>A repository on disk that has a <c>.sealing.yaml</c>, and what that says of its files.</summary>
internal sealed class SealingRepository
{
    public const string Variable = "SEALING_CONFIG";

    private SealingRepository(string file, RepositoryConfiguration configuration) =>
        (File, Root, Configuration) = (file, Path.GetDirectoryName(Path.GetFullPath(file))!, configuration);

    /// <summary>The <c>.sealing.yaml</c>, as messages name it.</summary>
    public string File { get; }

    /// <summary>The folder that its paths are from.</summary>
    public string Root { get; }

    public RepositoryConfiguration Configuration { get; }

    /// <summary>
    /// The repository of a file or folder, which need not be there: by the file that a flag names, or a variable, else by the nearest one above, but not beyond
    /// the root of the work tree. Null where there is none.
    /// </summary>
    /// <exception cref="SealingException">The file cannot be read or used.</exception>
    public static SealingRepository? Find(string? flag, string path)
    {
        if ((string.IsNullOrEmpty(flag) ? Environment.GetEnvironmentVariable(Variable) : flag) is { Length: > 0 } named)
        {
            return Read(named);
        }

        foreach (var folder in FoldersAbove.Of(path))
        {
            var file = Path.Combine(folder, RepositoryConfiguration.FileName);
            if (System.IO.File.Exists(file))
            {
                return Read(Path.GetRelativePath(Directory.GetCurrentDirectory(), file));
            }

            if (Path.Exists(Path.Combine(folder, ".git")))
            {
                return null;
            }
        }

        return null;
    }

    /// <summary>The path from the root, with <c>/</c> between its parts; null for what lies outside.</summary>
    public string? NameOf(string file)
    {
        var name = Path.GetRelativePath(Root, Path.GetFullPath(file)).Replace(Path.DirectorySeparatorChar, '/');
        return Path.IsPathRooted(name) || name == ".." || name.StartsWith("../", StringComparison.Ordinal) ? null : name;
    }

    /// <summary>The path of a file that has this name from the root.</summary>
    public string PathOf(string name) => Path.Combine(Root, name);

    /// <summary>The cluster that a file is for by its path, or null.</summary>
    /// <exception cref="SealingException">It lies under two.</exception>
    public RepositoryCluster? ClusterOf(string file)
    {
        try
        {
            return NameOf(file) is { } name ? Configuration.ClusterOf(name) : null;
        }
        catch (SealingException e)
        {
            throw e.In(Printable.Line(file));
        }
    }

    /// <summary>The file of a cluster's certificate, which need not be there.</summary>
    /// <exception cref="SealingException">A link on the way to it leads out of the repository.</exception>
    public string CertificatePath(RepositoryCluster cluster)
    {
        var path = PathOf(cluster.Certificate);
        return RealPath.IsInside(Root, path)
            ? Path.GetRelativePath(Directory.GetCurrentDirectory(), path)
            : throw new SealingException($"{File}: clusters.{cluster.Name}.cert: {cluster.Certificate} leads out of the repository by a link");
    }

    /// <summary>The file of a cluster's certificate.</summary>
    /// <exception cref="SealingException">It is not there, or a link on the way to it leads out of the repository.</exception>
    public string CertificateFile(RepositoryCluster cluster)
    {
        var path = CertificatePath(cluster);
        return System.IO.File.Exists(path) ? path : throw new SealingException($"{path}: the certificate of cluster {cluster.Name} is not there")
        {
            Hint = $"{File} names it; seal cert fetch --all writes it",
        };
    }

    private static SealingRepository Read(string file)
    {
        try
        {
            return new SealingRepository(file, RepositoryConfiguration.Parse(InputFile.Read(file, SizeLimit.Configuration)));
        }
        catch (SealingException e)
        {
            throw e.In(file);
        }
    }
}
