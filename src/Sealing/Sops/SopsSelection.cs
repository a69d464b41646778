using Sealing.Sops.Values;

namespace Sealing.Sops;

/// <summary>Which values of a document are encrypted. At most one rule is set; where none is, keys that end in <c>_unencrypted</c> are left.</summary>
public sealed record SopsSelection
{
    /// <summary>The suffix that leaves values unencrypted where nothing else is said.</summary>
    public const string DefaultUnencryptedSuffix = "_unencrypted";

    internal const string MacOnlyEncrypted = "mac_only_encrypted"; // the name that stands beside those of the rules everywhere

    private static readonly (string Name, Func<SopsSelection, string?> Get, Func<SopsSelection, string, SopsSelection> With)[] Fields =
    [
        ("encrypted_suffix", rules => rules.EncryptedSuffix, (rules, text) => rules with { EncryptedSuffix = text }),
        ("unencrypted_suffix", rules => rules.UnencryptedSuffix, (rules, text) => rules with { UnencryptedSuffix = text }),
        ("encrypted_regex", rules => rules.EncryptedRegex, (rules, text) => rules with { EncryptedRegex = text }),
        ("unencrypted_regex", rules => rules.UnencryptedRegex, (rules, text) => rules with { UnencryptedRegex = text }),
        ("encrypted_comment_regex", rules => rules.EncryptedCommentRegex, (rules, text) => rules with { EncryptedCommentRegex = text }),
        ("unencrypted_comment_regex", rules => rules.UnencryptedCommentRegex, (rules, text) => rules with { UnencryptedCommentRegex = text }),
    ];

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

    /// <summary>The names that the rules have in metadata and in <c>.sops.yaml</c> and, with dashes, as flags.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Fields.Select(known => known.Name)];

    /// <summary>The rules that are set, by their names.</summary>
    public IEnumerable<KeyValuePair<string, string>> Rules => Fields.Select(known => KeyValuePair.Create(known.Name, known.Get(this) ?? "")).Where(rule => rule.Value.Length > 0);

    /// <summary>Why nothing can be selected so: more than one rule is set. Null where that is not so.</summary>
    public string? Conflict => Rules.Count() <= 1 ? null
        : $"cannot use more than one of {string.Join(", ", Names.SkipLast(1))}, or {Names[^1]} in the same file: {string.Join(" and ", Rules.Select(rule => rule.Key))} are set";

    /// <summary>The selection that has for each of <see cref="Names"/> what a function gives; null and empty texts set nothing.</summary>
    public static SopsSelection Of(Func<string, string?> rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        return Fields.Aggregate(new SopsSelection(), (selection, known) => rule(known.Name) is { Length: > 0 } text ? known.With(selection, text) : selection);
    }

    /// <summary>The same, or the default where no rule is set.</summary>
    public SopsSelection OrDefault() => Rules.Any() ? this : Default;
}
