using Sealing.Guard.Content;
using Sealing.Sops;
using Sealing.Sops.Metadata;
using Sealing.Sops.Selection;
using Sealing.Syntax;

namespace Sealing.Guard.Sops;

/// <summary>Which values of a file are encrypted and for whom: as the metadata in it says, or as the rule for it does.</summary>
internal sealed class SopsProtection
{
    private readonly ValueSelector _selector;

    /// <exception cref="SealingException">The selection has an expression that RE2 does not know, or several.</exception>
    public SopsProtection(SopsSelection selection, IEnumerable<SopsKeyGroup> groups)
    {
        _selector = new ValueSelector(selection.OrDefault());
        IsPartial = selection.Rules.Any() && string.IsNullOrEmpty(selection.UnencryptedSuffix);
        Recipients = groups.SelectMany(group => group.Keys).Select(key => key.Kind + " " + key.Identity).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Whether only some values are encrypted, so that the file stays readable as an object.</summary>
    public bool IsPartial { get; }

    /// <summary>The master keys, each by its kind and what it is known by.</summary>
    public IReadOnlySet<string> Recipients { get; }

    public static bool IsIn(YamlNode root) => Metadata(root) is not null;

    /// <summary>What the metadata of a document says, or null where it is not encrypted. Of broken metadata what can be understood.</summary>
    public static SopsProtection? Of(YamlNode root)
    {
        if (Metadata(root) is not { } metadata)
        {
            return null;
        }

        var map = MetadataNodes.Read(metadata);
        try
        {
            return new SopsProtection(MetadataReader.ReadSelection(map), MetadataReader.ReadKeyGroups(map));
        }
        catch (SealingException)
        {
            return new SopsProtection(SopsSelection.Default, []);
        }
    }

    /// <summary>Whether a value under these keys is encrypted. Where comments decide, no value has to be.</summary>
    public bool Selects(IEnumerable<string> keys)
    {
        try
        {
            return _selector.Selects(keys);
        }
        catch (SealingException)
        {
            return false; // the expression is for keys in ASCII
        }
    }

    private static YamlMapping? Metadata(YamlNode root) =>
        (root.Resolved as YamlMapping)?.FindMapping("sops") is { } sops && sops.Find("mac") is not null ? sops : null;
}
