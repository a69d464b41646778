using System.Text;
using Sealing.Cli.Host.Plumbing;

namespace Sealing.Cli.Repository.Drivers;

/// <summary>The SOPS files and SealedSecrets that Git tracks.</summary>
internal static class TrackedSecrets
{
    /// <summary>A line of <c>.gitattributes</c> for each, from the top of the repository.</summary>
    /// <exception cref="GitException">There is no work tree.</exception>
    public static IReadOnlyList<string> Patterns() => [.. Names().Order(StringComparer.Ordinal).Select(Pattern)];

    private static IEnumerable<string> Names()
    {
        try
        {
            var found = Git.Run("grep", "--cached", "-l", "-z", "-E", "-e", @"ENC\[AES256_GCM,", "-e", "^ *\"?kind\"?: *\"?SealedSecret\\b", "--", ":/");
            var prefix = Git.TryLine("rev-parse", "--show-prefix") ?? "";
            return Encoding.UTF8.GetString(found).Split('\0', StringSplitOptions.RemoveEmptyEntries).Select(name => Path.GetRelativePath("/", Path.GetFullPath(name, "/" + prefix)));
        }
        catch (GitException)
        {
            return []; // git grep ends so where it finds none
        }
    }

    private static string Pattern(string name)
    {
        var text = new StringBuilder("/");
        foreach (var character in name)
        {
            text.Append(character is '*' or '?' or '[' or '\\' ? "\\" : "").Append(character);
        }

        var pattern = text.ToString();
        return pattern.AsSpan().ContainsAny(' ', '"', '\t') ? '"' + pattern.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal) + '"' : pattern;
    }
}
