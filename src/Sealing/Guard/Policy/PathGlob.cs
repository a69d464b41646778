using System.Text;
using System.Text.RegularExpressions;

namespace Sealing.Guard.Policy;

/// <summary>Paths by a glob as .gitignore writes them: <c>*</c> and <c>?</c> stay within a folder, <c>**</c> does not; without a <c>/</c> it is for names in any folder.</summary>
internal sealed class PathGlob
{
    private const int MaxLength = 4096; // no path is longer

    private readonly Regex _pattern;

    private PathGlob(Regex pattern)
    {
        _pattern = pattern;
    }

    /// <summary>The glob, or null where it is too large to be matched.</summary>
    public static PathGlob? TryCreate(string glob)
    {
        try
        {
            return glob.Length > MaxLength ? null : new PathGlob(new Regex(Translate(glob), RegexOptions.NonBacktracking | RegexOptions.CultureInvariant));
        }
        catch (NotSupportedException)
        {
            return null;
        }
    }

    public bool Matches(string path) => _pattern.IsMatch(path);

    private static string Translate(string glob)
    {
        var trimmed = glob.TrimStart('/');
        var pattern = new StringBuilder(glob.TrimEnd('/').Contains('/', StringComparison.Ordinal) ? @"\A" : @"\A(?:.*/)?");
        for (var i = 0; i < trimmed.Length; i++)
        {
            var rest = trimmed.AsSpan(i);
            if (rest.StartsWith("**/"))
            {
                pattern.Append("(?:.*/)?");
                i += 2;
            }
            else if (rest.StartsWith("**"))
            {
                pattern.Append(".*");
                i++;
            }
            else
            {
                pattern.Append(trimmed[i] switch { '*' => "[^/]*", '?' => "[^/]", var sign => Regex.Escape(sign.ToString()) });
            }
        }

        return pattern.Append(trimmed.EndsWith('/') ? @".*\z" : @"(?:/.*)?\z").ToString();
    }
}
