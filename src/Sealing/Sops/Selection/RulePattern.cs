using System.Text;
using System.Text.RegularExpressions;

namespace Sealing.Sops;

/// <summary>A regular expression with the meaning that RE2 gives it, matched in time linear in the text.</summary>
internal sealed class RulePattern
{
    private readonly Regex _regex;
    private readonly bool _hasWordBoundary;
    private readonly string _pattern;

    /// <exception cref="SopsException">RE2 does not know the expression, or it cannot be carried over.</exception>
    public RulePattern(string pattern)
    {
        _pattern = pattern;
        var translation = new Re2Translation(pattern);
        try
        {
            var translated = translation.Translate();
            _regex = new Regex(translated, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
            _hasWordBoundary = translation.HasWordBoundary;
        }
        catch (Exception e) when (e is ArgumentException or FormatException or NotSupportedException)
        {
            throw Refused(translation.Problem ?? "it is not valid, or too large");
        }
    }

    /// <exception cref="SopsException">The expression asks for word boundaries, and the text has letters for which these differ between RE2 and .NET.</exception>
    public bool IsMatch(string text)
    {
        if (_hasWordBoundary && !Ascii.IsValid(text))
        {
            throw Refused("'\\b' is supported for keys in ASCII only");
        }

        return _regex.IsMatch(text);
    }

    private SopsException Refused(string why) =>
        new(SopsFailure.InvalidMetadata, "cannot use the regular expression '" + _pattern + "': " + why);
}
