using System.Text;

namespace Sealing.Guard;

/// <summary>
/// Findings that were there before the guard came: one sorted line each, <c>fingerprint rule file</c>, so that Git can merge two of them. Lines that
/// start with <c>#</c> are comments.
/// </summary>
public sealed class GuardBaseline
{
    private readonly SortedDictionary<string, string> _lines;

    private GuardBaseline(SortedDictionary<string, string> lines)
    {
        _lines = lines;
    }

    /// <summary>Reads a baseline in UTF-8. Lines of other forms are passed over, as a merge may leave some.</summary>
    public static GuardBaseline Parse(ReadOnlySpan<byte> bytes)
    {
        var lines = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in Encoding.UTF8.GetString(bytes).Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.StartsWith("sg1:", StringComparison.Ordinal))
            {
                lines[line.Split(' ')[0]] = line;
            }
        }

        return new GuardBaseline(lines);
    }

    /// <summary>The baseline that has exactly these findings.</summary>
    public static GuardBaseline Of(IEnumerable<Finding> findings)
    {
        ArgumentNullException.ThrowIfNull(findings);
        var lines = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var finding in findings)
        {
            lines[finding.Fingerprint] = $"{finding.Fingerprint} {finding.Rule.Id} {finding.File.ReplaceLineEndings(" ")}";
        }

        return new GuardBaseline(lines);
    }

    /// <summary>Whether this finding is in it.</summary>
    public bool Contains(Finding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        return _lines.ContainsKey(finding.Fingerprint);
    }

    /// <summary>The lines of findings that are not among <paramref name="findings"/>: they were put right.</summary>
    public IReadOnlyList<string> Unused(IEnumerable<Finding> findings)
    {
        var found = findings.Select(finding => finding.Fingerprint).ToHashSet(StringComparer.Ordinal);
        return [.. _lines.Where(line => !found.Contains(line.Key)).Select(line => line.Value)];
    }

    /// <summary>The file's text, lines sorted.</summary>
    public string Write() => string.Concat(_lines.Values.Select(line => line + "\n"));
}
