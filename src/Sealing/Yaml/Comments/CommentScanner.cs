namespace Sealing.Yaml;

/// <summary>Finds the comments of a text that was read as YAML. (The scanner of the reader can keep them, but then fails on some valid documents.)</summary>
internal sealed class CommentScanner(string text)
{
    private readonly SourceLayout _layout = new(text);
    private readonly List<YamlComment> _found = [];

    /// <summary>The comments in order. One in the header of a block scalar lies inside the span of that scalar.</summary>
    public IReadOnlyList<YamlComment> Find(IEnumerable<SourceSpan> opaque)
    {
        var done = 0;
        foreach (var span in opaque.OrderBy(span => span.Start))
        {
            Scan(done, span.Start);
            if (span.Length > 0 && text[span.Start] is '|' or '>')
            {
                Scan(span.Start, Math.Min(EndOfLine(span.Start), span.End));
            }

            done = Math.Max(done, span.End);
        }

        Scan(done, text.Length);
        return _found;
    }

    private void Scan(int start, int end)
    {
        while (start < end && text.AsSpan(start..end).IndexOf('#') is >= 0 and var offset)
        {
            var at = start + offset;
            start = at + 1;
            if (at == 0 || text[at - 1] is ' ' or '\t' || YamlCharacters.LineBreaks.Contains(text[at - 1]))
            {
                start = EndOfLine(at);
                _found.Add(new YamlComment(at, start, _layout.Column(at), _layout.Indentation(at) is not null));
            }
        }
    }

    // Of a comment, as the scanner has it: what follows a line separator is none.
    private int EndOfLine(int at)
    {
        var end = text.AsSpan(at).IndexOfAny(YamlCharacters.LineBreaks);
        return end < 0 ? text.Length : at + end;
    }
}
