using System.Globalization;
using System.Text;
using Sealing.Guard.Structure;
using Sealing.Sops;
using Sealing.Yaml;

namespace Sealing.Guard.Sops;

/// <summary>The creation rules of one <c>.sops.yaml</c>, in order, or why sops cannot use it.</summary>
internal sealed class SopsRuleSet
{
    private readonly IReadOnlyList<SopsRule> _rules;
    private readonly ContextFault? _fault;

    private SopsRuleSet(IReadOnlyList<SopsRule> rules, ContextFault? fault)
    {
        (_rules, _fault) = (rules, fault);
    }

    /// <summary>Reads the file at <paramref name="path"/>. Of several documents the first counts, as for sops.</summary>
    public static SopsRuleSet Read(string path, string folder, ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length > GuardContext.MaxFileSize)
        {
            return new SopsRuleSet([], new ContextFault(path, 1, 1, "", "larger than 1 MiB"));
        }

        try
        {
            var documents = YamlReader.ReadAll(Encoding.UTF8.GetString(utf8), ReadLimits.Default);
            return documents is [{ IsEmpty: false } document, ..] ? Read(path, folder, document.Root) : new SopsRuleSet([], null);
        }
        catch (ManifestException e)
        {
            return new SopsRuleSet([], ContextFault.Of(path, e));
        }
    }

    /// <summary>What is wrong with the file first of all, whatever the paths are; null where nothing is.</summary>
    public ContextFault? Fault => _fault ?? _rules.Select(rule => rule.Fault).FirstOrDefault(fault => fault is not null);

    /// <summary>The first rule for a path relative to the folder of the file, or why it cannot be told which that is; both null where no rule is for it.</summary>
    public (SopsRule? Rule, ContextFault? Fault) Find(string path)
    {
        if (_fault is not null)
        {
            return (null, _fault);
        }

        foreach (var rule in _rules)
        {
            var (isFor, fault) = rule.Judge(path);
            if (isFor || fault is not null)
            {
                return (isFor ? rule : null, fault);
            }
        }

        return (null, null);
    }

    private static SopsRuleSet Read(string path, string folder, YamlNode root)
    {
        if (root.Resolved is not YamlMapping map)
        {
            return Broken(path, root, "", "it must be a map");
        }

        var list = map.Find("creation_rules");
        if (list?.Resolved is not YamlSequence items)
        {
            return list is null || list.Text() is null ? new SopsRuleSet([], null) : Broken(path, list, "creation_rules", "must be a list");
        }

        var rules = new List<SopsRule>();
        for (var i = 0; i < items.Items.Count; i++)
        {
            var place = string.Create(CultureInfo.InvariantCulture, $"creation_rules[{i}]");
            try
            {
                rules.Add(SopsRule.Read(items.Items[i], path, folder, place));
            }
            catch (SopsException e)
            {
                return Broken(path, items.Items[i], place, e.Message);
            }
            catch (ManifestException e)
            {
                return new SopsRuleSet([], ContextFault.Of(path, e));
            }
        }

        return new SopsRuleSet(rules, null);
    }

    private static SopsRuleSet Broken(string path, YamlNode node, string place, string why) =>
        new([], new ContextFault(path, node.Span.Line, node.Span.Column, place, why));
}
