using System.Globalization;
using Sealing.Sops.Rules;
using Sealing.Sops.Selection;

namespace Sealing.Sops;

/// <summary>What a <c>.sops.yaml</c> says about new files of some paths: for whom they are encrypted, and which of their values.</summary>
public sealed class SopsCreationRule
{
    private readonly Lazy<SopsConfigurationFault?> _selectionFault;
    private readonly RulePath _path;

    internal SopsCreationRule(RulePath path, SopsSelection selection, SopsConfigurationFault selectionPlace)
    {
        (_path, Selection) = (path, selection);
        _selectionFault = new(() => FaultOf(selection, selectionPlace));
    }

    /// <summary>The number of the rule, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>The RE2 expression that paths must match somewhere; empty matches all.</summary>
    public string PathRegex => _path.Expression;

    /// <summary>The groups of master keys, at least one; a single group may be empty.</summary>
    public required IReadOnlyList<SopsKeyGroup> KeyGroups { get; init; }

    /// <summary>Whether the rule names a master key.</summary>
    public bool HasKeys => KeyGroups.Any(group => group.Keys.Count > 0);

    /// <summary>How many groups are needed to recover the data key; 0 means all.</summary>
    public int ShamirThreshold { get; init; }

    /// <summary>Which values are encrypted; empty where the rule does not say.</summary>
    public SopsSelection Selection { get; }

    /// <summary>Whether the message authentication code covers the encrypted values only.</summary>
    public bool MacOnlyEncrypted { get; init; }

    /// <summary>Why no file can be encrypted by the rule, or null.</summary>
    public SopsConfigurationFault? Fault => FaultBesideKeys ?? KeysFault;

    /// <summary>What is wrong with other fields than those of keys: without these it cannot be told which values of which files are encrypted.</summary>
    internal SopsConfigurationFault? FaultBesideKeys => _path.Fault ?? FieldsFault ?? _selectionFault.Value;

    internal SopsConfigurationFault? FieldsFault { get; init; }

    internal SopsConfigurationFault? KeysFault { get; init; }

    /// <summary>Whether a path falls under the rule.</summary>
    /// <param name="path">The path from the folder of the configuration, with <c>/</c> between its parts.</param>
    /// <exception cref="SealingException">It cannot be told: the expression is none that RE2 knows, or one for paths in ASCII.</exception>
    public bool Matches(string path) => _path.IsMatch(path);

    /// <summary>The metadata of a new file, without a data key yet.</summary>
    /// <exception cref="SealingException">The rule is broken, or names no master keys.</exception>
    public SopsMetadata ToMetadata() => Fault is { } fault ? throw fault.ToException() : new()
    {
        KeyGroups = HasKeys ? KeyGroups : throw new SealingException(ErrorKind.InvalidConfiguration, string.Create(CultureInfo.InvariantCulture, $"creation rule {Number} names no master keys")),
        ShamirThreshold = ShamirThreshold,
        Selection = Selection.OrDefault(),
        MacOnlyEncrypted = MacOnlyEncrypted,
    };

    /// <summary>Whether a path falls under the rule, or why that cannot be told.</summary>
    internal (bool IsMatch, SopsConfigurationFault? Fault) Judge(string path) => _path.Judge(path);

    private static SopsConfigurationFault? FaultOf(SopsSelection selection, SopsConfigurationFault place)
    {
        try
        {
            _ = new ValueSelector(selection);
            return null;
        }
        catch (SealingException e)
        {
            return place with { Reason = e.Message };
        }
    }
}
