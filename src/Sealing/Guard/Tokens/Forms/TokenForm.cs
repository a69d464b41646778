using System.Text;

namespace Sealing.Guard.Tokens.Forms;

/// <summary>
/// The form of a token: <c>ghp_{w36}</c> is that text and 36 letters or digits, <c>{h32}-us{d1-2}</c> begins with hexadecimal digits. From it come what to look
/// for, how to match, a sample and a description. It is read from left to right without a choice, so a match costs no more than its length.
/// </summary>
internal sealed class TokenForm
{
    private const int MinKeyword = 3;
    private const int MinRandom = 36;
    private const int LongestWord = 255;

    private readonly IReadOnlyList<TokenPart> _parts;

    /// <exception cref="FormatException">It could be read in two ways: what follows a part of any length may belong to that part.</exception>
    public TokenForm(string text)
    {
        Text = text;
        _parts = [.. Read(text)];
        for (var i = 0; i + 1 < _parts.Count; i++)
        {
            var (part, next) = (_parts[i], _parts[i + 1]);
            if (part.Min < part.Max && (next.Characters is not null || part.Characters!.Values.Contains(next.Literal[0])))
            {
                throw new FormatException($"{text}: part {i + 1} has no end");
            }
        }

        Random = _parts.Where(part => part.Characters is not null).MaxBy(part => part.Min)!;
        (MinWord, MaxWord) = WordAhead();
        After = MaxWord == LongestWord ? '\0' : NextToWord();
    }

    /// <summary>The form as it is written.</summary>
    public string Text { get; }

    /// <summary>The text that each of these tokens begins with, where that is long enough to look for; else empty.</summary>
    public string Keyword => _parts[0].Literal.Length >= MinKeyword ? _parts[0].Literal : "";

    /// <summary>The length of the word that it begins with: what to look for where there is no keyword.</summary>
    public int MinWord { get; }

    public int MaxWord { get; }

    /// <summary>The character that follows this word in the form, or <c>\0</c> where the word is all.</summary>
    public char After { get; }

    /// <summary>Whether it ends in base64, so that signs of base64 behind it would belong to something longer.</summary>
    public bool EndsInBase64 => _parts[^1].Characters == TokenCharacters.Of('b');

    /// <summary>Whether its characters are digits or hexadecimal ones.</summary>
    public bool HasFewCharacters => Random.Characters!.AreFew;

    /// <summary>Whether a token without a digit is made of words.</summary>
    public bool MustHaveDigit => Random.Characters!.MustHaveDigit && Random.Min >= MinRandom;

    private TokenPart Random { get; }

    /// <summary>The length of the token that the text begins with, or -1.</summary>
    public int Match(ReadOnlySpan<char> text)
    {
        var at = 0;
        foreach (var part in _parts)
        {
            var length = part.LengthIn(text[at..]);
            if (length < 0)
            {
                return -1;
            }

            at += length;
        }

        return at;
    }

    /// <summary>The form with a text in the place of all that is random.</summary>
    public string With(string random) => string.Concat(_parts.Select(part => part.Characters is null ? part.Literal : random));

    /// <summary>The form in words.</summary>
    public string Describe() => string.Join(", ", _parts.Select(part => part.Characters is null ? $"`{part.Literal}`" : $"{(part.Min == part.Max ? $"{part.Min}" : $"{part.Min} to {part.Max}")} {part.Characters.Name}"));

    private static IEnumerable<TokenPart> Read(string text)
    {
        for (var at = 0; at < text.Length;)
        {
            var open = text.IndexOf('{', at) is >= 0 and var index ? index : text.Length;
            if (open > at)
            {
                yield return new TokenPart(text[at..open], null, 0, 0);
            }

            at = open;
            if (open < text.Length)
            {
                at = text.IndexOf('}', open) + 1;
                var counts = text[(open + 2)..(at - 1)].Split('-').Select(count => int.Parse(count, System.Globalization.CultureInfo.InvariantCulture)).ToArray();
                yield return new TokenPart("", TokenCharacters.Of(text[open + 1]), counts[0], counts[^1]);
            }
        }
    }

    // Up to the first character that is none of a word.
    private (int Min, int Max) WordAhead()
    {
        var (min, max) = (0, 0);
        foreach (var part in _parts)
        {
            if (part.Characters is { AreWord: false })
            {
                return (min, LongestWord);
            }

            var word = part.Literal.TakeWhile(IsWord).Count();
            (min, max) = (min + word + part.Min, max + word + part.Max);
            if (word < part.Literal.Length)
            {
                break;
            }
        }

        return (min, max);
    }

    private char NextToWord() => _parts.Where(part => part.Characters is null).SelectMany(part => part.Literal).FirstOrDefault(unit => !IsWord(unit));

    private static bool IsWord(char unit) => char.IsAsciiLetterOrDigit(unit) || unit == '_';
}
