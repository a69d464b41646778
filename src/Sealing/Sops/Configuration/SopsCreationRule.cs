namespace Sealing.Sops;

/// <summary>What a <c>.sops.yaml</c> says about new files of some paths: for whom they are encrypted, and which of their values.</summary>
public sealed record SopsCreationRule
{
    /// <summary>The number of the rule, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>The RE2 expression that paths must match somewhere; empty matches all.</summary>
    public required string PathRegex { get; init; }

    /// <summary>The groups of master keys, at least one; a single group may be empty.</summary>
    public required IReadOnlyList<SopsKeyGroup> KeyGroups { get; init; }

    /// <summary>How many groups are needed to recover the data key; 0 means all.</summary>
    public int ShamirThreshold { get; init; }

    /// <summary>Which values are encrypted; no rule is set where none is written.</summary>
    public required SopsSelection Selection { get; init; }

    /// <summary>Whether the message authentication code covers the encrypted values only.</summary>
    public bool MacOnlyEncrypted { get; init; }

    /// <summary>Whether a path, relative to the folder of the configuration, falls under the rule.</summary>
    /// <exception cref="SopsException">The expression is none that RE2 knows.</exception>
    public bool Matches(string path) => RulePath.Matches(PathRegex, path);
}
