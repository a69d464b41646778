using Sealing.Guard.Content;
using Sealing.Guard.Policy;
using Sealing.Guard.Sops;
using Sealing.Guard.Structure;
using Sealing.Sops;
using Sealing.Syntax;

namespace Sealing.Guard;

/// <summary>
/// What must be known of a repository to judge one of its files: creation rules of SOPS, files that kustomize makes Secrets of, the guard's own
/// configuration. Can be shared between threads.
/// </summary>
public sealed class GuardContext
{
    /// <summary>Bytes. A file that tells about others and is larger is not used, which is a finding.</summary>
    public const int MaxFileSize = 1 << 20;

    private readonly Dictionary<string, SopsRuleSet> _sops = new(StringComparer.Ordinal);
    private readonly List<string> _misnamed = [];
    private readonly List<string> _tooLarge = [];
    private readonly Dictionary<string, GitAttributes> _attributes = new(StringComparer.Ordinal);
    private readonly HashSet<string> _generated = new(StringComparer.Ordinal);
    private readonly HashSet<string> _patches = new(StringComparer.Ordinal);

    private GuardContext(GuardConfiguration configuration)
    {
        Configuration = configuration;
    }

    /// <summary>A context that knows nothing: files are judged by themselves.</summary>
    public static GuardContext Empty { get; } = new(GuardConfiguration.Default);

    /// <summary>The guard's configuration.</summary>
    public GuardConfiguration Configuration { get; }

    /// <summary>
    /// Whether the scanner wants to know this file before it judges others: <c>.sops.yaml</c>, <c>kustomization.yaml</c>, and <c>.gitattributes</c>, which
    /// tells what git-crypt encrypts, in any folder. Leave the last out for files of a work tree, where git-crypt shows the plaintext. A <c>.sops.yml</c> only
    /// to say that sops passes it over.
    /// </summary>
    public static bool Wants(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return FileNames.IsSopsConfiguration(path) || FileNames.IsMisnamedSopsConfiguration(path) || FileNames.IsKustomization(path) || FileNames.IsAttributes(path);
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
            context.Add(path, bytes);
        }

        return context;
    }

    /// <summary>Files that are not used since they are too large, those of SOPS aside.</summary>
    internal IReadOnlyList<string> TooLarge => _tooLarge;

    /// <summary>The folders of configurations that sops does not read, for want of the right name.</summary>
    internal IReadOnlyList<string> Misnamed => _misnamed;

    /// <summary>The name, from the root of the repository, of the nearest <c>.sops.yaml</c> above a file; null where there is none.</summary>
    /// <param name="path">The file's name from the root of the repository.</param>
    public string? SopsConfigurationFor(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return RulesAbove(path)?.File;
    }

    /// <summary>The creation rule for a file in the nearest <c>.sops.yaml</c> above it; null where none is for the file.</summary>
    /// <param name="path">The file's name from the root of the repository.</param>
    /// <exception cref="SealingException">The rule is broken, or one before it so that it cannot be told whether it is for the file, or the whole configuration.</exception>
    public SopsCreationRule? CreationRuleFor(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var (rule, fault) = FindSops(path);
        return (fault ?? rule?.Rule.Fault) is { } broken ? throw broken.ToException(RulesAbove(path)!.File) : rule?.Rule;
    }

    /// <summary>The rules and faults of a <c>.sops.yaml</c>, or null.</summary>
    internal SopsRuleSet? RulesIn(string sopsConfiguration) => _sops.GetValueOrDefault(FileNames.Folder(sopsConfiguration));

    /// <summary>The first creation rule for a file in the nearest <c>.sops.yaml</c> above it, or null.</summary>
    internal SopsRule? SopsRuleFor(string path) => FindSops(path).Rule;

    /// <summary>Why it cannot be told which creation rule is for a file, and the file that this is wrong in, or null.</summary>
    internal (string File, SopsConfigurationFault Fault)? SopsFaultFor(string path) => FindSops(path).Fault is { } fault ? (RulesAbove(path)!.File, fault) : null;

    private (SopsRule? Rule, SopsConfigurationFault? Fault) FindSops(string path) => RulesAbove(path)?.Find(path) ?? default;

    private SopsRuleSet? RulesAbove(string path) =>
        _sops.Count == 0 ? null : FileNames.FoldersAbove(path).Select(folder => _sops.GetValueOrDefault(folder)).FirstOrDefault(rules => rules is not null);

    /// <summary>Whether a rule that is for files like this one would have it encrypted as a whole.</summary>
    internal bool MustBeEncrypted(string path) => SopsRuleFor(path) is { IsCatchAll: false } && SopsFlat.IsForEncryption(path);

    /// <summary>Whether a secretGenerator makes a Secret of this file.</summary>
    internal bool IsGeneratorFile(string path) => _generated.Contains(path);

    /// <summary>Whether a kustomization patches Secrets with this file.</summary>
    internal bool IsPatchOfSecret(string path) => _patches.Contains(path);

    /// <summary>Whether git-crypt has to encrypt this file: the nearest <c>.gitattributes</c> with a line for it decides.</summary>
    internal bool IsForGitCrypt(string path) => _attributes.Count > 0 && FileNames.FoldersAbove(path)
        .Select(folder => _attributes.GetValueOrDefault(folder)?.IsEncrypted(path[folder.Length..])).FirstOrDefault(isEncrypted => isEncrypted is not null) == true;

    private void Add(string path, byte[] bytes)
    {
        var utf8 = FileBytes.Read(bytes).Utf8;
        if (FileNames.IsSopsConfiguration(path))
        {
            _sops[FileNames.Folder(path)] = SopsRuleSet.Read(path, utf8);
        }
        else if (FileNames.IsMisnamedSopsConfiguration(path))
        {
            _misnamed.Add(path);
        }
        else if (utf8.Length > MaxFileSize)
        {
            _tooLarge.Add(path);
        }
        else if (FileNames.IsAttributes(path))
        {
            _attributes[FileNames.Folder(path)] = GitAttributes.Read(utf8);
        }
        else
        {
            AddKustomization(FileNames.Folder(path), System.Text.Encoding.UTF8.GetString(utf8));
        }
    }

    private void AddKustomization(string folder, string text)
    {
        var roots = EmbeddedText.Read(text, ReadingBudget.ForFile(text.Length)) ?? [];
        foreach (var root in roots.Select(root => root.Resolved).OfType<YamlMapping>())
        {
            _patches.UnionWith(KustomizeScanner.PatchFiles(root).Select(name => RelativePath.Resolve(folder, name)));
            foreach (var generator in root.FindItems("secretGenerator").Select(item => item.Resolved).OfType<YamlMapping>())
            {
                var named = generator.FindItems("envs").Concat(generator.FindItems("files")).Select(item => item.Text()).Append(generator.FindText("env"));
                _generated.UnionWith(named.OfType<string>().Select(name => RelativePath.Resolve(folder, name[(name.IndexOf('=', StringComparison.Ordinal) + 1)..])));
            }
        }
    }
}
