using Sealing.Guard.Content;
using Sealing.Sops;

namespace Sealing.Guard.Sops;

/// <summary>The creation rules of one <c>.sops.yaml</c>, in order, or why sops cannot use it.</summary>
internal sealed class SopsRuleSet
{
    private readonly IReadOnlyList<SopsRule> _rules = [];
    private readonly SopsConfigurationFault? _fault;

    private SopsRuleSet(string file, SopsConfigurationFault fault)
    {
        (File, _fault, Faults) = (file, fault, [fault]);
    }

    private SopsRuleSet(string file, SopsConfiguration configuration)
    {
        (File, Faults, Noted) = (file, [.. configuration.Broken], configuration.Noted);
        _rules = [.. (configuration.CreationRules ?? []).Select(rule => new SopsRule(rule, FileNames.Folder(file)))];
    }

    /// <summary>The name of the file.</summary>
    public string File { get; }

    /// <summary>What is wrong with the file or with single rules, whatever the paths are.</summary>
    public IReadOnlyList<SopsConfigurationFault> Faults { get; }

    /// <summary>What in it counts for nothing.</summary>
    public IReadOnlyList<SopsConfigurationFault> Noted { get; } = [];

    public static SopsRuleSet Read(string file, ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length > FileNames.MaxTellingSize)
        {
            return new SopsRuleSet(file, new SopsConfigurationFault("", 1, 1, "larger than 1 MiB"));
        }

        try
        {
            return new SopsRuleSet(file, SopsConfiguration.Parse(utf8, TimeProvider.System));
        }
        catch (SealingException e) when (e.Kind == ErrorKind.InvalidDocument)
        {
            return new SopsRuleSet(file, new SopsConfigurationFault(e.Place.Key ?? "", Math.Max(e.Place.Line, 1), Math.Max(e.Place.Column, 1), e.Reason));
        }
    }

    /// <summary>The first rule for a file, or why it cannot be told which that is; both null where no rule is for it.</summary>
    public (SopsRule? Rule, SopsConfigurationFault? Fault) Find(string path)
    {
        var name = path[FileNames.Folder(File).Length..];
        foreach (var rule in _rules)
        {
            var (isFor, fault) = rule.Judge(name);
            if (isFor || fault is not null)
            {
                return (isFor ? rule : null, fault);
            }
        }

        return (null, _fault);
    }
}
