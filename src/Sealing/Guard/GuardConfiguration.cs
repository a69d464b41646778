using System.Text.RegularExpressions;
using Sealing.Guard.Policy;

namespace Sealing.Guard;

/// <summary>What a repository wants of the guard: the content of its <c>.seal-guard.yaml</c>.</summary>
public sealed class GuardConfiguration
{
    /// <summary>What <see cref="MaxSize"/> can be at most: 1 GiB.</summary>
    internal const long LargestMaxSize = 1L << 30; // a file is read whole

    private const long DefaultMaxSize = 256L << 20;

    internal GuardConfiguration()
    {
    }

    /// <summary>Every rule as it is, nothing excluded, nothing allowed.</summary>
    public static GuardConfiguration Default { get; } = new();

    /// <summary>Files larger than this, in bytes, are not looked at, which is a finding of its own.</summary>
    public long MaxSize { get; internal init; } = DefaultMaxSize;

    /// <summary>Allow entries whose last day is over: they allow nothing any more. Fingerprint and reason of each.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Expired { get; internal init; } = [];

    /// <summary>Severities that are not the rules' own, by identifier; null switches the rule off.</summary>
    internal IReadOnlyDictionary<string, GuardSeverity?> Severities { get; init; } = new Dictionary<string, GuardSeverity?>(StringComparer.OrdinalIgnoreCase);

    internal IReadOnlyList<PathGlob> Excluded { get; init; } = [];

    internal IReadOnlyList<CertificateEntry> Certificates { get; init; } = [];

    internal IReadOnlyList<Regex> Placeholders { get; init; } = [];

    internal IReadOnlySet<string> Allowed { get; init; } = new HashSet<string>(StringComparer.Ordinal);

    internal string Salt { get; init; } = "";

    /// <summary>Reads a configuration: YAML in UTF-8. Allow entries count up to and with their last day in UTC.</summary>
    /// <exception cref="ManifestException">Not YAML, a key that does not exist, a value that does not fit its key.</exception>
    public static GuardConfiguration Parse(ReadOnlySpan<byte> bytes, TimeProvider? clock = null) =>
        ConfigurationReader.Read(bytes, DateOnly.FromDateTime((clock ?? TimeProvider.System).GetUtcNow().UtcDateTime));

    /// <summary>The certificate to seal a file for: a path from the root of the repository. The first entry that matches; null where none does.</summary>
    public string? CertificateFor(string path) => Certificates.FirstOrDefault(entry => entry.Path.Matches(path))?.Certificate;

    /// <summary>Whether files of this name are not looked at.</summary>
    public bool Excludes(string path) => Excluded.Any(glob => glob.Matches(path));
}
