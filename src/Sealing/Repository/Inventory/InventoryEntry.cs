namespace Sealing.Repository.Inventory;

/// <summary>A secret of a repository, as an overview shows it. Never holds a value.</summary>
internal sealed record InventoryEntry
{
    /// <summary>The file, from the root of the repository.</summary>
    public required string File { get; init; }

    /// <summary>The document in the file, from 1.</summary>
    public int Document { get; init; } = 1;

    /// <summary>The line that it begins at, from 1.</summary>
    public int Line { get; init; } = 1;

    /// <summary>What it is: <c>SealedSecret</c>, <c>SOPS file</c>, <c>SOPS Secret</c>, <c>Secret</c> (in plaintext), <c>ExternalSecret</c> or <c>unreadable</c>.</summary>
    public required string Kind { get; init; }

    public string? Namespace { get; init; }

    public string? Name { get; init; }

    /// <summary>The cluster that it is for, or null where nothing says so.</summary>
    public string? Cluster { get; init; }

    /// <summary>Whom a SOPS file is encrypted to.</summary>
    public IReadOnlyList<string> Recipients { get; init; } = [];

    /// <summary>The scope of a SealedSecret.</summary>
    public string? Scope { get; init; }

    /// <summary>The names of its items.</summary>
    public IReadOnlyList<string> Items { get; init; } = [];

    /// <summary>What tells the key that it was sealed with, or null where nothing does.</summary>
    public string? Key { get; init; }

    /// <summary>When it was changed last, or null where it is not committed yet.</summary>
    public DateTimeOffset? Changed { get; init; }

    /// <summary>The days that the certificate of its cluster is still valid, or null where none is known.</summary>
    public int? DaysLeft { get; init; }

    /// <summary>What is wrong with it, a line each.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];

    /// <summary>Namespace and name, with a slash between them.</summary>
    public string FullName => Namespace is null ? Name ?? "" : Namespace + "/" + Name;

    /// <summary>The cluster, or the recipients with commas between.</summary>
    public string For => Cluster ?? string.Join(", ", Recipients);

    /// <summary>The fingerprint, a question mark where a SealedSecret does not tell, and nothing for others.</summary>
    public string KeyText => Key ?? (Kind == InventoryScanner.SealedSecretKind ? "?" : "");

    /// <summary>Whole days since the last change, or null.</summary>
    public int? Age(DateTimeOffset now) => Changed is { } changed ? Math.Max(0, (int)(now - changed).TotalDays) : null;
}
