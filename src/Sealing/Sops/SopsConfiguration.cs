using Sealing.Syntax;
using Sealing.Syntax.Reading;

namespace Sealing.Sops;

/// <summary>
/// A <c>.sops.yaml</c>: for whom new files are encrypted, which of their values, and where files are published. Can be shared between threads: it is read
/// once, and each expression in it is compiled once. A rule that is broken refuses the files that it is for, and no others. Source: SOPS' documented behaviour.
/// </summary>
public sealed class SopsConfiguration
{
    /// <summary>The name under which sops looks for it.</summary>
    public const string FileName = ".sops.yaml";

    /// <summary>A name that people give it, under which sops does not look for it.</summary>
    public const string MisspeltFileName = ".sops.yml";

    internal SopsConfiguration(
        IReadOnlyList<SopsCreationRule>? creations, IReadOnlyList<SopsDestinationRule> destinations, IReadOnlyDictionary<string, int> indents, IEnumerable<SopsConfigurationFault> noted)
    {
        (CreationRules, DestinationRules, Indents, Noted) = (creations, destinations, indents, [.. noted.DistinctBy(fault => (fault.Line, fault.Column))]);
    }

    /// <summary>The creation rules in order; null where the file does not speak of any.</summary>
    public IReadOnlyList<SopsCreationRule>? CreationRules { get; }

    /// <summary>The destination rules in order.</summary>
    public IReadOnlyList<SopsDestinationRule> DestinationRules { get; }

    /// <summary>Columns by which new text is indented, by the name of the format: <c>yaml</c>, <c>json</c>, <c>json_binary</c>.</summary>
    public IReadOnlyDictionary<string, int> Indents { get; }

    /// <summary>
    /// What people should be told of: the faults of rules, and fields of rules that sops does not know, with the spelling that was meant. Compiles every
    /// expression.
    /// </summary>
    public IReadOnlyList<SopsConfigurationFault> Faults => [.. Broken, .. Noted];

    /// <summary>The faults of rules.</summary>
    internal IEnumerable<SopsConfigurationFault> Broken => (CreationRules ?? []).Select(rule => rule.Fault).Concat(DestinationRules.Select(rule => rule.Fault)).OfType<SopsConfigurationFault>();

    /// <summary>What counts for nothing: fields that sops does not know, each with the spelling that was meant, and stores that say nothing.</summary>
    internal IReadOnlyList<SopsConfigurationFault> Noted { get; }

    /// <summary>Reads a configuration. Of several documents the first counts.</summary>
    /// <param name="bytes">The file, in UTF-8 or UTF-16.</param>
    /// <param name="time">Says when the master keys of rules were made.</param>
    /// <exception cref="SealingException">Not YAML, or no map with lists of rules: nothing can be said of any file. What is wrong in one rule is its own fault.</exception>
    public static SopsConfiguration Parse(ReadOnlySpan<byte> bytes, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(time);
        return YamlReader.ReadAll(SourceText.Decode(bytes).Text, ReadLimits.Default) is [{ IsEmpty: false } document, ..]
            ? new RuleReader(time).Read(document.Root)
            : new SopsConfiguration(null, [], new Dictionary<string, int>(StringComparer.Ordinal), []);
    }

    /// <summary>The first creation rule that a path falls under; null where none is for it.</summary>
    /// <param name="path">The path from the folder of the configuration, with <c>/</c> between its parts.</param>
    /// <exception cref="SealingException">That rule is broken, or one before it so that it cannot be told whether it is for the path.</exception>
    public SopsCreationRule? RuleFor(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var rule = CreationRules?.FirstOrDefault(rule => rule.Matches(path));
        return rule?.Fault is { } fault ? throw fault.ToException() : rule;
    }

    /// <summary>The first destination rule that a path falls under; null where none is for it.</summary>
    /// <param name="path">The path as it was given.</param>
    /// <exception cref="SealingException">That rule is broken, or one before it so that it cannot be told whether it is for the path.</exception>
    public SopsDestinationRule? DestinationFor(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var rule = DestinationRules.FirstOrDefault(rule => rule.Matches(path));
        return rule?.Fault is { } fault ? throw fault.ToException() : rule;
    }
}
