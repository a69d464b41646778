using Sealing.Guard.Content;

namespace Sealing.Guard.Tokens;

/// <summary>Finds tokens in any text, and in what base64 in it hides.</summary>
internal sealed class TokenScanner
{
    private const int MostLayers = 5; // of base64 around base64

    private const string KeyHeader = "-----BEGIN ";

    /// <summary>Characters that patterns and forms were tried on so far: the measure of the work beyond the passes over all of the text.</summary>
    public long Work { get; private set; }

    /// <summary>The tokens in the text with their places.</summary>
    public IEnumerable<TokenMatch> Find(string text, bool isHidden = false)
    {
        var patterns = new PatternFinder(text, isHidden);
        foreach (var match in patterns.Find())
        {
            yield return match;
        }

        var forms = new FormFinder(text);
        while (forms.Next() is { } match)
        {
            yield return match;
        }

        Work += patterns.Work + forms.Work;
    }

    /// <summary>The tokens in the text, and those behind base64 in it.</summary>
    public IEnumerable<Hit> Scan(TextSegment segment)
    {
        foreach (var match in Find(segment.Text))
        {
            yield return ToHit(match, segment.PlaceOf(match.Place.Start.Value), segment.Text[match.Place]);
        }

        foreach (var run in Base64Runs.Find(segment.Text))
        {
            foreach (var (match, secret) in Hidden(segment.Text, run, MostLayers))
            {
                yield return ToHit(match, segment.PlaceOf(run.Start.Value), secret);
            }
        }
    }

    private static Hit ToHit(TokenMatch match, TextPlace place, string secret) =>
        new(match.Rule, place, "", secret) { Severity = match.IsDoubtful ? GuardSeverity.Warning : null, Detail = match.IsDoubtful ? "its checksum is wrong" : "" };

    // Each layer is a quarter shorter than the one around it.
    private IEnumerable<(TokenMatch Match, string Secret)> Hidden(string text, Range run, int layers)
    {
        if (Decode(text, run) is not { } decoded)
        {
            yield break;
        }

        var isFound = false;
        foreach (var match in Find(decoded, isHidden: true))
        {
            isFound = true;
            yield return (match, decoded[match.Place]);
        }

        foreach (var inner in layers > 1 && !isFound ? Base64Runs.Find(decoded) : [])
        {
            foreach (var found in Hidden(decoded, inner, layers - 1))
            {
                yield return found;
            }
        }
    }

    // The first line of a key in base64 that is broken into lines holds little more than its header.
    private static string? Decode(string text, Range run)
    {
        var line = Base64Runs.Decode(text.AsSpan()[run]);
        return line?.StartsWith(KeyHeader, StringComparison.Ordinal) == true ? Base64Runs.Decode(Base64Runs.Unwrap(text, run)) ?? line : line;
    }
}
