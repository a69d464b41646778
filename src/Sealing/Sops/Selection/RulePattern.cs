using System.Text;
using System.Text.RegularExpressions;
using Sealing.Go;

namespace Sealing.Sops.Selection;

/// <summary>A regular expression with the meaning that RE2 gives it, matched in time linear in the text or in few steps.</summary>
internal sealed class RulePattern
{
    private const int ShortText = 64; // most keys and paths

    private readonly Regex? _backtracking;
    private readonly Lazy<Regex> _linear;
    private readonly Re2Translation _translation;
    private readonly string _pattern;

    /// <exception cref="SealingException">RE2 does not know the expression, or it cannot be carried over.</exception>
    public RulePattern(string pattern)
    {
        _pattern = pattern;
        _translation = new Re2Translation(pattern);
        var translated = Try(_translation.Translate);
        _linear = new(() => Try(() => new Regex(translated, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)));
        _backtracking = _translation.Steps.AreFew(ShortText) ? Try(() => new Regex(translated, RegexOptions.CultureInvariant, Regex.InfiniteMatchTimeout)) : null;
        if (_backtracking is null)
        {
            _ = _linear.Value;
        }
    }

    /// <exception cref="SealingException">The expression asks for word boundaries, and the text has letters for which these differ between RE2 and .NET.</exception>
    public bool IsMatch(string text)
    {
        if (_translation.HasWordBoundary && !Ascii.IsValid(text))
        {
            throw Refused("'\\b' is supported for keys in ASCII only");
        }

        return (_backtracking is not null && _translation.Steps.AreFew(text.Length) ? _backtracking : _linear.Value).IsMatch(text);
    }

    private T Try<T>(Func<T> make)
    {
        try
        {
            return make();
        }
        catch (Exception e) when (e is ArgumentException or FormatException or NotSupportedException)
        {
            throw Refused(_translation.Problem ?? "it is not valid, or too large");
        }
    }

    private SealingException Refused(string why) =>
        new(ErrorKind.InvalidMetadata, "cannot use the regular expression '" + _pattern + "': " + why);
}
