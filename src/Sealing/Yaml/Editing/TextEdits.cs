namespace Sealing.Yaml;

/// <summary>Replacements of stretches of a text, made all at once. What no edit names stays as it is.</summary>
internal sealed class TextEdits(string text)
{
    private readonly List<(int Start, int End, string Replacement)> _edits = [];

    /// <summary>Puts text at a place; several at one place stand in the order in which they were put there.</summary>
    public void Insert(int at, string inserted) => Replace(at, at, inserted);

    public void Replace(int start, int end, string replacement) => _edits.Add((start, end, replacement));

    public string Apply()
    {
        var pieces = new List<string>();
        var done = 0;
        foreach (var (start, end, replacement) in _edits.OrderBy(edit => edit.Start)) // a stable sort
        {
            pieces.Add(text[done..start]);
            pieces.Add(replacement);
            done = end;
        }

        pieces.Add(text[done..]);
        return string.Concat(pieces);
    }
}
