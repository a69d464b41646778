using Sealing.Guard.Content;
using Sealing.Guard.Policy;
using Sealing.Guard.Sops;
using Sealing.Sops;
using Sealing.Syntax;

namespace Sealing.Guard.Facts;

/// <summary>What some files of a repository say about the others. Filled once, then read from any thread.</summary>
internal sealed class RepositoryFacts
{
    private readonly Dictionary<string, SopsRuleSet> _sops = new(StringComparer.Ordinal);
    private readonly List<string> _misnamed = [];
    private readonly List<string> _tooLarge = [];
    private readonly Dictionary<string, GitAttributes> _attributes = new(StringComparer.Ordinal);
    private readonly HashSet<string> _generated = new(StringComparer.Ordinal);
    private readonly HashSet<string> _patches = new(StringComparer.Ordinal);

    /// <summary>Files that are not used since they are too large, those of SOPS aside.</summary>
    public IReadOnlyList<string> TooLarge => _tooLarge;

    /// <summary>The folders of configurations that sops does not read, for want of the right name.</summary>
    public IReadOnlyList<string> Misnamed => _misnamed;

    /// <summary>Whether a file tells about others.</summary>
    public static bool Tells(string path) =>
        FileNames.IsSopsConfiguration(path) || FileNames.IsMisnamedSopsConfiguration(path) || FileNames.IsKustomization(path) || FileNames.IsAttributes(path);

    /// <summary>The rules and faults of a <c>.sops.yaml</c>, or null.</summary>
    public SopsRuleSet? RulesIn(string sopsConfiguration) => _sops.GetValueOrDefault(FileNames.Folder(sopsConfiguration));

    /// <summary>The rules of the nearest <c>.sops.yaml</c> above a file, or null.</summary>
    public SopsRuleSet? RulesAbove(string path) =>
        _sops.Count == 0 ? null : FileNames.FoldersAbove(path).Select(folder => _sops.GetValueOrDefault(folder)).FirstOrDefault(rules => rules is not null);

    /// <summary>The first creation rule for a file in the nearest <c>.sops.yaml</c> above it, or null.</summary>
    public SopsRule? SopsRuleFor(string path) => RulesAbove(path)?.Find(path).Rule;

    /// <summary>Why it cannot be told which creation rule is for a file, and the file that this is wrong in, or null.</summary>
    public (string File, SopsConfigurationFault Fault)? SopsFaultFor(string path) =>
        RulesAbove(path) is { } rules && rules.Find(path).Fault is { } fault ? (rules.File, fault) : null;

    /// <summary>Whether a rule that is for files like this one would have it encrypted as a whole.</summary>
    public bool MustBeEncrypted(string path) => SopsRuleFor(path) is { IsCatchAll: false } && SopsFlat.IsForEncryption(path);

    /// <summary>Whether a secretGenerator makes a Secret of this file.</summary>
    public bool IsGeneratorFile(string path) => _generated.Contains(path);

    /// <summary>Whether a kustomization patches Secrets with this file.</summary>
    public bool IsPatchOfSecret(string path) => _patches.Contains(path);

    /// <summary>Whether git-crypt has to encrypt this file: the nearest <c>.gitattributes</c> with a line for it decides.</summary>
    public bool IsForGitCrypt(string path) => _attributes.Count > 0 && FileNames.FoldersAbove(path)
        .Select(folder => _attributes.GetValueOrDefault(folder)?.IsEncrypted(path[folder.Length..])).FirstOrDefault(isEncrypted => isEncrypted is not null) == true;

    /// <summary>Takes in what a file that tells about others says.</summary>
    public void Add(string path, byte[] bytes)
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
        else if (utf8.Length > FileNames.MaxTellingSize)
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
        var roots = EmbeddedDocuments.Read(text, ReadingBudget.ForFile(text.Length)) ?? [];
        foreach (var root in roots.Select(root => root.Resolved).OfType<YamlMapping>())
        {
            _patches.UnionWith(KustomizationFiles.Patches(root).Select(name => RelativePath.Resolve(folder, name)));
            _generated.UnionWith(KustomizationFiles.Generated(root).Select(name => RelativePath.Resolve(folder, name)));
        }
    }
}
