using Sealing.Sops.Rules;

namespace Sealing.Sops;

/// <summary>What a <c>.sops.yaml</c> says about where files of some paths are published. Exactly one of the destinations is set, unless the rule is broken.</summary>
public sealed class SopsDestinationRule
{
    private readonly RulePath _path;

    internal SopsDestinationRule(RulePath path)
    {
        _path = path;
    }

    /// <summary>The number of the rule, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>The RE2 expression that paths, as they are given, must match somewhere; empty matches all.</summary>
    public string PathRegex => _path.Expression;

    /// <summary>A bucket of AWS S3, or null.</summary>
    public string? S3Bucket { get; init; }

    /// <summary>What stands before the name of the file in the bucket, as it is.</summary>
    public string S3Prefix { get; init; } = "";

    /// <summary>A bucket of Google Cloud Storage, or null.</summary>
    public string? GcsBucket { get; init; }

    /// <summary>A path in a key-value engine of HashiCorp Vault, or null.</summary>
    public string? VaultPath { get; init; }

    /// <summary>The address of that Vault; null for the one of the environment.</summary>
    public string? VaultAddress { get; init; }

    /// <summary>The mount of the engine.</summary>
    public string VaultMount { get; init; } = "secret/";

    /// <summary>The version of the engine, 1 or 2.</summary>
    public int VaultVersion { get; init; } = 2;

    /// <summary>Whether names are published without their extensions.</summary>
    public bool OmitExtensions { get; init; }

    /// <summary>For whom files are encrypted anew before they are uploaded, or null where they go as they are.</summary>
    public SopsCreationRule? RecreationRule { get; init; }

    /// <summary>Why no file can be published by the rule, or null.</summary>
    public SopsConfigurationFault? Fault => _path.Fault ?? FieldsFault ?? RecreationRule?.Fault;

    internal SopsConfigurationFault? FieldsFault { get; init; }

    /// <summary>Whether a path falls under the rule.</summary>
    /// <param name="path">The path as it was given.</param>
    /// <exception cref="SealingException">It cannot be told: the expression is none that RE2 knows, or one for paths in ASCII.</exception>
    public bool Matches(string path) => _path.IsMatch(path);
}
