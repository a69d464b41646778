using Sealing.Guard.Tokens.Forms;

namespace Sealing.Guard.Tokens;

/// <summary>The forms that a token may have that begins with a word: by its first three characters, or by the length of the word and what follows it.</summary>
internal sealed class FormIndex
{
    private const int KeywordLength = 3;
    private const int Slots = 1 << 14;

    private readonly FormRule[]?[] _byKeyword = GroupByKeyword();

    private readonly FormRule[][] _byLength = GroupByLength();

    private FormIndex()
    {
    }

    /// <summary>The index of all forms. To be kept at hand: asking for it takes longer than a word.</summary>
    public static FormIndex All { get; } = new();

    /// <summary>The forms whose keyword may begin here; most words have none.</summary>
    public FormRule[]? At(ReadOnlySpan<char> text) => text.Length < KeywordLength ? null : _byKeyword[Slot(text)];

    /// <summary>The forms that begin with a word of this length.</summary>
    public FormRule[] OfLength(int word) => _byLength[Math.Min(word, _byLength.Length - 1)];

    private static FormRule[]?[] GroupByKeyword()
    {
        var slots = new FormRule[]?[Slots];
        foreach (var group in TokenRules.Forms.Where(rule => rule.Form.Keyword.Length > 0).GroupBy(rule => Slot(rule.Form.Keyword)))
        {
            slots[group.Key] = [.. group];
        }

        return slots;
    }

    private static FormRule[][] GroupByLength()
    {
        var others = TokenRules.Forms.Where(rule => rule.Form.Keyword.Length == 0).ToList();
        var longest = others.Max(rule => rule.Form.MaxWord);
        return [.. Enumerable.Range(0, longest + 1).Select(length => others.Where(rule => rule.Form.MinWord <= length && length <= rule.Form.MaxWord).ToArray()), []];
    }

    private static int Slot(ReadOnlySpan<char> text) => (text[0] ^ (text[1] << 4) ^ (text[2] << 8)) & (Slots - 1);
}
