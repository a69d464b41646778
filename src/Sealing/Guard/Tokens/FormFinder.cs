using Sealing.Guard.Tokens.Forms;

namespace Sealing.Guard.Tokens;

/// <summary>Finds tokens by their form at the start of each word: one walk over the text, whatever the number of forms.</summary>
internal struct FormFinder(string text)
{
    private readonly FormIndex _index = FormIndex.All;

    private int _at;

    /// <summary>Characters that forms were tried on so far.</summary>
    public long Work { get; private set; }

    /// <summary>The next token from where the last one ended, or null.</summary>
    public TokenMatch? Next()
    {
        while (TrySkipToWord())
        {
            var start = _at;
            var end = EndOfWord(start);
            _at = end;
            if (At(start, end) is { } match)
            {
                _at = Math.Max(end, match.Place.End.Value);
                return match;
            }
        }

        return null;
    }

    private bool TrySkipToWord()
    {
        var at = _at;
        while (at < text.Length && !TokenText.IsWord(text[at]))
        {
            at++;
        }

        _at = at;
        return at < text.Length;
    }

    private readonly int EndOfWord(int start)
    {
        var end = start + 1;
        while (end < text.Length && TokenText.IsWord(text[end]))
        {
            end++;
        }

        return end;
    }

    private TokenMatch? At(int start, int end)
    {
        foreach (var rule in _index.At(text.AsSpan(start)) ?? [])
        {
            if (TryMatch(rule, start) is { } match)
            {
                return match;
            }
        }

        var after = end < text.Length ? text[end] : '\0';
        foreach (var rule in _index.OfLength(end - start))
        {
            if ((rule.Form.After is '\0' || rule.Form.After == after) && TryMatch(rule, start) is { } match)
            {
                return match;
            }
        }

        return null;
    }

    private TokenMatch? TryMatch(FormRule rule, int start)
    {
        var length = rule.Form.Match(text.AsSpan(start));
        Work += Math.Max(length, 1);
        return length > 0 && IsToken(rule, start, length) ? new TokenMatch(rule.Rule, start..(start + length), rule.HasRightSum?.Invoke(text.Substring(start, length)) == false) : null;
    }

    private readonly bool IsToken(FormRule rule, int start, int length)
    {
        var match = text.AsSpan(start, length);
        var next = start + length == text.Length ? ' ' : text[start + length];
        return !TokenText.IsWord(next)
            && !(next == '.' && start > 0 && text[start - 1] == '.') // a part of the name of a file
            && !(rule.Form.EndsInBase64 && next is '+' or '/')
            && !(rule.Form.MustHaveDigit && !match.ContainsAnyInRange('0', '9'))
            && Values.Entropy.Of(match) >= rule.MinEntropy
            && !TokenText.IsExample(match)
            && rule.IsPassedOver?.Invoke(text, start..(start + length)) != true;
    }
}
