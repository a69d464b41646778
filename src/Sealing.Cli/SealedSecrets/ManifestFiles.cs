using Sealing.Cli.Host;
using Sealing.Cli.Host.Files;
using Sealing.Cli.Host.Terminals;
using Sealing.Cli.Repository;
using Sealing.Guard.Content;
using Sealing.Kubernetes;
using Sealing.Primitives;

namespace Sealing.Cli.SealedSecrets;

/// <summary>The files that verify and reencrypt are given: folders stand for the manifests in them.</summary>
internal static class ManifestFiles
{
    /// <summary>The files, each once, in the order of the command line; of a folder those that speak of a Secret, sealed or not.</summary>
    public static IReadOnlyList<string> Of(IEnumerable<string> words) =>
        [.. words.SelectMany(word => Directory.Exists(word) ? InFolder(word) : [word]).Distinct(StringComparer.Ordinal)];

    /// <summary>Those of the whole repository.</summary>
    /// <param name="repository">The repository that the current folder lies in, where it has a <c>.sealing.yaml</c>.</param>
    public static IReadOnlyList<string> OfRepository(SealingRepository? repository) =>
        [.. InFolder(repository is null ? RepositoryFiles.Root : Path.GetRelativePath(Directory.GetCurrentDirectory(), repository.Root)).Select(path => path.StartsWith("./", StringComparison.Ordinal) ? path[2..] : path)];

    /// <summary>Does the work on each of several files, whatever becomes of the others. A cluster that does not answer fails for all.</summary>
    public static FileOutcome<T>[] Each<T>(IReadOnlyList<string> files, bool isParallel, Func<string, T?> work)
        where T : class
    {
        FileOutcome<T> One(int i) => Outcome(files[i], work);
        return isParallel ? OrderedParallel.Map(files.Count, One) : [.. Enumerable.Range(0, files.Count).Select(One)];
    }

    /// <summary>None of the files holds what the command is about.</summary>
    public static SealingException NoneIn(IReadOnlyList<string> files) =>
        files is [var only] && only != "-" ? new SealingException(only + ": no SealedSecret in it") : SealedTarget.None();

    private static FileOutcome<T> Outcome<T>(string file, Func<string, T?> work)
        where T : class
    {
        try
        {
            return new FileOutcome<T>(file, NamedFile.Within(file, () => work(file)), null);
        }
        catch (SealingException e) when (e is not ClusterException { StatusCode: null })
        {
            return new FileOutcome<T>(file, null, e);
        }
        catch (FileException e)
        {
            return new FileOutcome<T>(file, null, e);
        }
    }

    // Templates of a chart are no manifests yet.
    private static IEnumerable<string> InFolder(string folder) => RepositoryFiles.In(folder).Where(path => InputFile.Read(path) is var bytes && bytes.AsSpan().IndexOf("Secret"u8) >= 0
        && !(FileNames.IsTemplate(path.Replace('\\', '/')) && bytes.AsSpan().IndexOf("{{"u8) >= 0));
}

/// <summary>What became of a file: a result, or null where there is nothing for the work in it, or a failure.</summary>
internal sealed record FileOutcome<T>(string File, T? Result, Exception? Failure)
    where T : class
{
    /// <summary>Tells of the failure, if there was one.</summary>
    public void Report()
    {
        if (Failure is SealingException known)
        {
            Terminal.Error(known);
        }
        else if (Failure is not null)
        {
            Terminal.Error(Failure.Message);
        }
    }
}
