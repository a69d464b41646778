using Sealing.Data;

namespace Sealing.Sops;

/// <summary>What a SOPS document says of itself, under its key <c>sops</c>.</summary>
public sealed record SopsMetadata
{
    /// <summary>The version that is written into new documents: that of the SOPS release whose format this is.</summary>
    public const string CurrentVersion = "3.13.1";

    /// <summary>The groups of master keys, at least one.</summary>
    public required IReadOnlyList<SopsKeyGroup> KeyGroups { get; init; }

    /// <summary>How many groups are needed to recover the data key; 0 means all.</summary>
    public int ShamirThreshold { get; init; }

    /// <summary>Which values are encrypted.</summary>
    public SopsSelection Selection { get; init; } = SopsSelection.Default;

    /// <summary>Whether the message authentication code covers the encrypted values only.</summary>
    public bool MacOnlyEncrypted { get; init; }

    /// <summary>When the document was last encrypted or changed, as RFC 3339 in seconds. The message authentication code is bound to it.</summary>
    public string LastModified { get; init; } = "";

    /// <summary>The encrypted message authentication code, empty where there is none.</summary>
    public string Mac { get; init; } = "";

    /// <summary>The version of the program that encrypted the document.</summary>
    public string Version { get; init; } = CurrentVersion;

    /// <summary>Fields that are unknown here, kept as they stand.</summary>
    internal IReadOnlyList<KeyValuePair<string, ManifestValue>> Unknown { get; init; } = [];
}
