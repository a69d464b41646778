using System.Text.RegularExpressions;
using Sealing.Guard.Values;

namespace Sealing.Guard.Custom;

/// <summary>A rule that a repository made itself: an expression over the text, a path, or both.</summary>
internal sealed class CustomRule
{
    public required GuardRule Rule { get; init; }

    /// <summary>What is looked for; null where the name of a file is enough.</summary>
    public LinearPattern? Pattern { get; init; }

    /// <summary>One of these must be in the text, in any case, for the expression to be tried. Empty where it is always tried.</summary>
    public IReadOnlyList<string> Keywords { get; init; } = [];

    /// <summary>Names of files from the root that the rule is for; null for all.</summary>
    public LinearPattern? Path { get; init; }

    /// <summary>The group of the expression that is the secret; 0 for the first that took part, or the whole where there is none.</summary>
    public int Group { get; init; }

    /// <summary>Bits a character that the secret has at least.</summary>
    public double Entropy { get; init; }

    /// <summary>Secrets that these match are none.</summary>
    public IReadOnlyList<LinearPattern> Except { get; init; } = [];

    /// <summary>Files that the rule is not for.</summary>
    public IReadOnlyList<LinearPattern> ExceptPaths { get; init; } = [];

    /// <summary>Texts in which it must find something, and texts in which it must not.</summary>
    public IReadOnlyList<string> Leaks { get; init; } = [];

    public IReadOnlyList<string> Harmless { get; init; } = [];

    public bool IsFor(string path) => Path?.Regex.IsMatch(path) != false && !ExceptPaths.Any(pattern => pattern.Regex.IsMatch(path));

    /// <summary>The secrets in a text. Nothing where the rule is about names of files only.</summary>
    /// <exception cref="SealingException">The expression is too large to be matched in linear time.</exception>
    public IEnumerable<Capture> Find(string text)
    {
        if (Pattern is null || (Keywords.Count > 0 && !Keywords.Any(keyword => text.Contains(keyword, StringComparison.OrdinalIgnoreCase))))
        {
            return [];
        }

        try
        {
            return Pattern.Regex.Matches(text).Select(SecretOf).Where(secret => secret.Length > 0 && IsSecret(secret.Value));
        }
        catch (NotSupportedException)
        {
            throw new SealingException(ErrorKind.InvalidDocument, $"rule {Rule.Id}: its expression is too large");
        }
    }

    private Capture SecretOf(Match match) =>
        Group > 0 ? match.Groups[Group] : match.Groups.Values.Skip(1).FirstOrDefault(group => group.Length > 0) ?? match;

    private bool IsSecret(string secret) => Values.Entropy.Of(secret) >= Entropy && !Except.Any(pattern => pattern.Regex.IsMatch(secret));
}
