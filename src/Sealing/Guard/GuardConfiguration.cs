using Sealing.Guard.Custom;
using Sealing.Guard.Policy;

namespace Sealing.Guard;

/// <summary>What a repository wants of the guard: what its <c>.sealing.yaml</c> says under <c>guard</c>.</summary>
public sealed class GuardConfiguration
{
    /// <summary>The file that holds it, at the root of a repository, under <c>guard</c>.</summary>
    public const string FileName = ".sealing.yaml";

    /// <summary>The file that held it before, which is not read any more.</summary>
    public const string OldFileName = ".seal-guard.yaml";

    /// <summary>What <see cref="MaxSize"/> can be at most: 1 GiB.</summary>
    internal const long LargestMaxSize = 1L << 30; // a file is read whole

    private const long DefaultMaxSize = 256L << 20;

    internal GuardConfiguration()
    {
    }

    /// <summary>Every rule as it is, nothing excluded, nothing allowed.</summary>
    public static GuardConfiguration Default { get; } = new();

    /// <summary>Files larger than this, in bytes, are not looked at, which is a finding of its own.</summary>
    public long MaxSize
    {
        get => Math.Max(field, Before?.MaxSize ?? 0);
        internal init;
    } = DefaultMaxSize;

    /// <summary>Allow entries whose last day is over: they allow nothing any more. Fingerprint and reason of each.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Expired { get; internal init; } = [];

    /// <summary>Severities that are not the rules' own, by identifier; null switches the rule off.</summary>
    internal IReadOnlyDictionary<string, GuardSeverity?> Severities { get; init; } = new Dictionary<string, GuardSeverity?>(StringComparer.OrdinalIgnoreCase);

    internal IReadOnlyList<PathGlob> Excluded { get; init; } = [];

    internal IReadOnlyList<LinearPattern> ExcludedPatterns { get; init; } = [];

    /// <summary>The rules of the repository's own, and of those of the configuration before a change all.</summary>
    internal IReadOnlyList<CustomRule> CustomRules
    {
        get => Before is null ? field : [.. Before.CustomRules, .. field];
        init;
    } = [];

    internal IReadOnlyList<CertificateEntry> Certificates { get; init; } = [];

    internal IReadOnlyList<LinearPattern> Placeholders { get; init; } = [];

    internal IReadOnlySet<string> Allowed { get; init; } = new HashSet<string>(StringComparer.Ordinal);

    internal string Salt { get; init; } = "";

    /// <summary>What in it lets nearly everything through: where it stands, and in which words.</summary>
    internal IReadOnlyList<Silence> Silences { get; init; } = [];

    private GuardConfiguration? Before { get; init; }

    /// <summary>Reads a configuration alone, without what stands beside it in the file: YAML in UTF-8. Allow entries count up to and with their last day in UTC.</summary>
    /// <exception cref="SealingException">Not YAML, a key that does not exist, a value that does not fit its key.</exception>
    public static GuardConfiguration Parse(ReadOnlySpan<byte> bytes, TimeProvider? time = null) =>
        ConfigurationReader.Read(bytes, DateOnly.FromDateTime((time ?? TimeProvider.System).GetUtcNow().UtcDateTime));

    /// <summary>The certificate to seal a file for: a path from the root of the repository. The first entry that matches; null where none does.</summary>
    public string? CertificateFor(string path) => Certificates.FirstOrDefault(entry => entry.Path.Matches(path))?.Certificate;

    /// <summary>Whether files of this name are not looked at.</summary>
    public bool Excludes(string path) => (Excluded.Any(glob => glob.Matches(path)) || ExcludedPatterns.Any(pattern => pattern.Regex.IsMatch(path))) && Before?.Excludes(path) != false;

    /// <summary>How many rules of its own it has, and how many samples these have.</summary>
    public (int Rules, int Samples) CustomRuleCount => (CustomRules.Count, CustomRules.Sum(rule => rule.Leaks.Count + rule.Harmless.Count));

    /// <summary>Runs the samples of its own rules. A line for each that is not found although it should be, or is although it should not.</summary>
    /// <exception cref="SealingException">An expression is too large.</exception>
    public IReadOnlyList<string> TestCustomRules() => [.. CustomRules.SelectMany(CustomScanner.Test)];

    /// <summary>
    /// This configuration of a change, for judging the change itself: exclusions, placeholders, size and severities let through what those of the
    /// configuration <paramref name="before"/> it do too. What it allows by fingerprint, with a reason, is allowed.
    /// </summary>
    public GuardConfiguration After(GuardConfiguration before)
    {
        ArgumentNullException.ThrowIfNull(before);
        return new GuardConfiguration
        {
            MaxSize = MaxSize,
            Expired = Expired,
            Severities = Severities,
            Excluded = Excluded,
            ExcludedPatterns = ExcludedPatterns,
            CustomRules = CustomRules,
            Certificates = Certificates,
            Placeholders = Placeholders,
            Allowed = Allowed,
            Salt = Salt,
            Silences = Silences,
            Before = before,
        };
    }

    internal bool IsPlaceholder(string value) => Placeholders.Any(pattern => pattern.Regex.IsMatch(value)) && Before?.IsPlaceholder(value) != false;

    /// <summary>How much a finding weighs whose own weight is <paramref name="own"/>; null where its rule is off.</summary>
    internal GuardSeverity? SeverityOf(string rule, GuardSeverity own)
    {
        var severity = Severities.TryGetValue(rule, out var configured) ? configured : own;
        return Before is null ? severity : Greater(severity, Before.SeverityOf(rule, own));
    }

    private static GuardSeverity? Greater(GuardSeverity? one, GuardSeverity? other) => one is null || other > one ? other : one;
}
