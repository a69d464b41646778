using Sealing.Guard.Content;
using Sealing.Guard.Facts;
using Sealing.Sops;

namespace Sealing.Guard;

/// <summary>
/// What must be known of a repository to judge one of its files: creation rules of SOPS, files that kustomize makes Secrets of, the guard's own
/// configuration. Can be shared between threads.
/// </summary>
public sealed class GuardContext
{
    /// <summary>Bytes. A file that tells about others and is larger is not used, which is a finding.</summary>
    public const int MaxFileSize = FileNames.MaxTellingSize;

    private GuardContext(GuardConfiguration configuration)
    {
        Configuration = configuration;
    }

    /// <summary>A context that knows nothing: files are judged by themselves.</summary>
    public static GuardContext Empty { get; } = new(GuardConfiguration.Default);

    /// <summary>The guard's configuration.</summary>
    public GuardConfiguration Configuration { get; }

    /// <summary>What the files of the repository say about each other.</summary>
    internal RepositoryFacts Facts { get; } = new();

    /// <summary>
    /// Whether the scanner wants to know this file before it judges others: <c>.sops.yaml</c>, <c>kustomization.yaml</c>, and <c>.gitattributes</c>, which
    /// tells what git-crypt encrypts, in any folder. Leave the last out for files of a work tree, where git-crypt shows the plaintext. A <c>.sops.yml</c> only
    /// to say that sops passes it over.
    /// </summary>
    public static bool Wants(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return RepositoryFacts.Tells(path);
    }

    /// <summary>
    /// The context of a repository with these files: paths from its root with <c>/</c> between parts, and contents, of large ones one byte more than
    /// <see cref="MaxFileSize"/> at least. Files that it does not want are passed over. What is wrong with the others is told by
    /// <see cref="PlaintextScanner.ScanContext"/>.
    /// </summary>
    public static GuardContext Read(IEnumerable<KeyValuePair<string, byte[]>> files, GuardConfiguration? configuration = null)
    {
        ArgumentNullException.ThrowIfNull(files);
        var context = new GuardContext(configuration ?? GuardConfiguration.Default);
        foreach (var (path, bytes) in files.Where(file => Wants(file.Key)))
        {
            context.Facts.Add(path, bytes);
        }

        return context;
    }

    /// <summary>The name, from the root of the repository, of the nearest <c>.sops.yaml</c> above a file; null where there is none.</summary>
    /// <param name="path">The file's name from the root of the repository.</param>
    public string? SopsConfigurationFor(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return Facts.RulesAbove(path)?.File;
    }

    /// <summary>The creation rule for a file in the nearest <c>.sops.yaml</c> above it; null where none is for the file.</summary>
    /// <param name="path">The file's name from the root of the repository.</param>
    /// <exception cref="SealingException">The rule is broken, or one before it so that it cannot be told whether it is for the file, or the whole configuration.</exception>
    public SopsCreationRule? CreationRuleFor(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var rules = Facts.RulesAbove(path);
        var (rule, fault) = rules?.Find(path) ?? default;
        return (fault ?? rule?.Rule.Fault) is { } broken ? throw broken.ToException(rules!.File) : rule?.Rule;
    }
}
