namespace Sealing.Sops;

/// <summary>Which values of a document are encrypted. At most one rule is set; where none is, keys that end in <c>_unencrypted</c> are left.</summary>
public sealed record SopsSelection
{
    /// <summary>The suffix that leaves values unencrypted where nothing else is said.</summary>
    public const string DefaultUnencryptedSuffix = "_unencrypted";

    /// <summary>Values under a key with this suffix are not encrypted; null where the rule is not set.</summary>
    public string? UnencryptedSuffix { get; init; }

    /// <summary>Only values under a key with this suffix are encrypted; null where the rule is not set.</summary>
    public string? EncryptedSuffix { get; init; }

    /// <summary>Values under a key that this RE2 expression matches somewhere are not encrypted; null where the rule is not set.</summary>
    public string? UnencryptedRegex { get; init; }

    /// <summary>Only values under a key that this RE2 expression matches somewhere are encrypted; null where the rule is not set.</summary>
    public string? EncryptedRegex { get; init; }

    /// <summary>Values under a comment that this RE2 expression matches somewhere are not encrypted; null where the rule is not set.</summary>
    public string? UnencryptedCommentRegex { get; init; }

    /// <summary>Only values under a comment that this RE2 expression matches somewhere are encrypted; null where the rule is not set.</summary>
    public string? EncryptedCommentRegex { get; init; }

    /// <summary>Everything but values under keys that end in <c>_unencrypted</c>.</summary>
    public static SopsSelection Default { get; } = new() { UnencryptedSuffix = DefaultUnencryptedSuffix };

    internal int Count => new[] { UnencryptedSuffix, EncryptedSuffix, UnencryptedRegex, EncryptedRegex, UnencryptedCommentRegex, EncryptedCommentRegex }
        .Count(rule => !string.IsNullOrEmpty(rule));
}
