using System.Text.RegularExpressions;
using Sealing.Go;

namespace Sealing.Guard.Custom;

/// <summary>A regular expression in RE2's language, matched in time linear in the text. Making it ready takes long, so that waits until it is needed.</summary>
internal sealed class LinearPattern
{
    private readonly Lazy<Regex> _regex;

    private LinearPattern(string translated)
    {
        _regex = new(() => new Regex(translated, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant));
    }

    /// <exception cref="NotSupportedException">The expression is too large for that.</exception>
    public Regex Regex => _regex.Value;

    /// <summary>The pattern, or null and what is wrong with the expression.</summary>
    public static LinearPattern? TryCreate(string expression, out string problem)
    {
        var translation = new Re2Translation(expression, keepsGroups: true);
        try
        {
            var translated = translation.Translate();
            _ = new Regex(translated, RegexOptions.CultureInvariant); // checks it, and is thrown away: it backtracks
            problem = "";
            return new LinearPattern(translated);
        }
        catch (Exception e) when (e is ArgumentException or FormatException or NotSupportedException)
        {
            problem = translation.Problem ?? "not a regular expression of RE2";
            return null;
        }
    }
}
