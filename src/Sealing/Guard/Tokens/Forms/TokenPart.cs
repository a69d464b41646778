namespace Sealing.Guard.Tokens.Forms;

/// <summary>A part of a form: a text that stands there as it is, or characters of a kind, from <paramref name="Min"/> to <paramref name="Max"/> of them.</summary>
internal sealed record TokenPart(string Literal, TokenCharacters? Characters, int Min, int Max)
{
    /// <summary>How much of the text belongs to this part, or -1 where it does not begin with one.</summary>
    public int LengthIn(ReadOnlySpan<char> text)
    {
        if (Characters is null)
        {
            return text.StartsWith(Literal, StringComparison.Ordinal) ? Literal.Length : -1;
        }

        var window = text[..Math.Min(text.Length, Max)];
        var length = window.IndexOfAnyExcept(Characters.Values) is >= 0 and var end ? end : window.Length;
        return length < Min ? -1 : length;
    }
}
