using System.Text.RegularExpressions;

namespace Sealing.Guard.Values;

/// <summary>Values in which letters and digits are mixed and which are no secrets: lengths of time, dates, names of files and of objects.</summary>
internal static partial class OrdinaryValues
{
    private const int MaxLength = 120;
    private const int MostRandom = 8; // letters and digits that Kubernetes puts behind a name are up to 10, five of them at most in one part

    private static readonly string[] FileTypes =
    [
        ".cer", ".cfg", ".conf", ".cpp", ".crt", ".csr", ".env", ".gz", ".html", ".ini", ".jks", ".js", ".json", ".key", ".log", ".md", ".p12", ".pem", ".pfx", ".png", ".pub", ".properties", ".py", ".sh", ".sql", ".svg", ".tf", ".toml",
        ".txt", ".xml", ".yaml", ".yml", ".zip",
    ];

    /// <summary>A length of time of Go or ISO 8601, a point in time, or the name of a file.</summary>
    public static bool IsQuantityOrFile(ReadOnlySpan<char> value) => value.Length <= MaxLength && (Quantity().IsMatch(value) || IsFile(value));

    /// <summary>The name of an object of Kubernetes: lower case, with words, and not much beside them.</summary>
    public static bool IsLabel(ReadOnlySpan<char> value)
    {
        if (value.Length > MaxLength || !Label().IsMatch(value))
        {
            return false;
        }

        var (words, random) = (0, 0);
        foreach (var range in value.SplitAny('-', '.'))
        {
            var part = value[range];
            var isWord = part.Length >= 3 && !part.ContainsAnyInRange('0', '9');
            words += isWord ? part.Length : 0;
            random += isWord ? 0 : part.Length;
        }

        return words >= 3 && random <= Math.Max(MostRandom, words);
    }

    private static bool IsFile(ReadOnlySpan<char> value)
    {
        foreach (var type in FileTypes)
        {
            if (value.EndsWith(type, StringComparison.Ordinal))
            {
                return FileName().IsMatch(value);
            }
        }

        return false;
    }

    [GeneratedRegex(@"^(?:[+-]?(?:[0-9]{1,9}(?:\.[0-9]{1,9})?(?:ns|us|\u00b5s|ms|s|m|h|d|w|y)){1,6}|P(?:[0-9.]{1,9}[YMWD]){0,4}(?:T(?:[0-9.]{1,9}[HMS]){1,3})?|[0-9]{4}-[0-9]{2}-[0-9]{2}(?:T[0-9:.]{5,18}(?:Z|[+-][0-9:]{4,5})?)?)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Quantity();

    [GeneratedRegex(@"^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?){0,4}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Label();

    [GeneratedRegex(@"^[A-Za-z0-9_./~-]{1,120}\z", RegexOptions.CultureInvariant)]
    private static partial Regex FileName();
}
