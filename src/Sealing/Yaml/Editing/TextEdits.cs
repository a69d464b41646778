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
        var edits = _edits.OrderBy(edit => edit.Start).ToArray(); // a stable sort
        var length = text.Length;
        foreach (var (start, end, replacement) in edits)
        {
            length += replacement.Length - (end - start);
        }

        return string.Create(length, (text, edits), static (target, state) =>
        {
            var done = 0;
            foreach (var (start, end, replacement) in state.edits)
            {
                target = Copy(state.text.AsSpan(done..start), target);
                target = Copy(replacement, target);
                done = end;
            }

            Copy(state.text.AsSpan(done), target);
        });
    }

    private static Span<char> Copy(ReadOnlySpan<char> source, Span<char> target)
    {
        source.CopyTo(target);
        return target[source.Length..];
    }
}
