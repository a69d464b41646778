using System.Text;
using YamlDotNet.Core;

namespace Sealing.Yaml;

/// <summary>
/// Lines inside double quotes and brackets that are indented no more than the block they belong to. YAML 1.2 forbids them (s7.4, s8.1), and so does the
/// scanner; libyaml and go-yaml, and so the reference tools, take them. The scanner is shown such lines with blanks in front, which mean nothing there.
/// It refuses blocks of nothing but blanks too, and is shown those without the blanks.
/// </summary>
internal sealed class LooseLines(string text, ReadingBudget budget)
{
    /// <summary>Characters of one text that are read again where no file sets a limit.</summary>
    public const int MostCharacters = 1 << 23;

    private const int MostBlanks = 1024; // of a line

    private readonly SortedDictionary<int, int> _blanks = []; // by the start of the line
    private readonly SortedSet<int> _inBrackets = []; // the lines of which this is only thought
    private readonly SortedSet<int> _pending = []; // those of them that were not read as a part of a flow collection yet
    private readonly List<(int Shown, int Start, int Blanks)> _lines = [];
    private int _blanksInAll;
    private bool _isNew;

    /// <summary>Whether the blanks are where they mean nothing.</summary>
    public bool AreHarmless => _pending.Count == 0;

    /// <summary>Whether something was noted that is worth another reading, and the budget has that: it counts as read then.</summary>
    public bool TakeAnotherReading() => _isNew && budget.TryTake(text.Length + _blanksInAll);

    /// <summary>The text as the scanner is shown it.</summary>
    public string Show()
    {
        _isNew = false;
        _pending.UnionWith(_inBrackets);
        _lines.Clear();
        if (_blanks.Count == 0)
        {
            return text;
        }

        var shown = new StringBuilder();
        var from = 0;
        foreach (var (start, blanks) in _blanks)
        {
            shown.Append(text, from, start - from);
            _lines.Add((shown.Length, start, blanks));
            shown.Append(' ', Math.Max(0, blanks));
            from = start - Math.Min(0, blanks);
        }

        return shown.Append(text, from, text.Length - from).ToString();
    }

    /// <summary>The place in the text that the scanner counts as this one; it counts on behind the end.</summary>
    public int Map(int shown) =>
        Math.Min(text.Length, LineBefore(shown) is { } line ? line.Start + Math.Max(0, shown - line.Shown - line.Blanks) : shown);

    /// <summary>The column in the text, from 1.</summary>
    public int Column(in Mark mark) =>
        LineBefore((int)mark.Index) is { } line && line.Shown == mark.Index - mark.Column + 1 ? Math.Max(1, (int)mark.Column - line.Blanks) : (int)mark.Column;

    /// <summary>A flow collection was read here.</summary>
    public void Enclose(SourceSpan span)
    {
        if (_pending.Count > 0)
        {
            _pending.ExceptWith([.. _pending.GetViewBetween(span.Start, span.End)]);
        }
    }

    /// <summary>Whether a scalar has lines that are shown without their blanks.</summary>
    public bool IsNarrowed(SourceSpan span) => _blanks.Count > 0 && _blanks.Any(line => line.Value < 0 && line.Key >= span.Start && line.Key < span.End);

    /// <summary>Notes where the scanner found lines that are to be shown otherwise.</summary>
    public void Note(YamlException error)
    {
        if (error.Message.Contains("double-quoted scalar, found wrong indentation", StringComparison.Ordinal))
        {
            NoteQuotes(error);
        }
        else if (error.Message.Contains("found extra spaces in first line", StringComparison.Ordinal))
        {
            NoteBlankLines(Map((int)error.Start.Index));
        }
    }

    private void NoteQuotes(YamlException error)
    {
        var escapes = false;
        for (var i = Map((int)error.Start.Index) + 1; i < text.Length && (escapes || text[i] != '"'); i++)
        {
            escapes = !escapes && text[i] == '\\';
            if (YamlCharacters.LineBreaks.Contains(text[i]) && text.AsSpan(i) is not ['\r', '\n', ..] && text.AsSpan(i + 1) is not (['-', '-', '-', ..] or ['.', '.', '.', ..]))
            {
                Widen(i + 1, (int)error.Start.Column);
            }
        }
    }

    /// <summary>Notes where the scanner gave up on a plain scalar, as it does in brackets where one is indented too little.</summary>
    public void NoteBrackets(in Mark place)
    {
        var at = Map((int)place.Index);
        var start = StartOfLine(at);
        var bracket = text.AsSpan(0, start).LastIndexOfAny('[', '{');
        if (bracket < 0)
        {
            return;
        }

        Widen(start, _blanks.TryGetValue(start, out var blanks) ? 2 * blanks : YamlCharacters.Column(text, bracket));
        _inBrackets.Add(start);
    }

    // The block ends where the scanner gave up; before that are the lines of blanks.
    private void NoteBlankLines(int end)
    {
        var next = end == text.Length ? end : StartOfLine(end);
        while (next > 0 && StartOfLine(next - 1) is var line && text.AsSpan(line..next).TrimStart(' ') is var rest && !rest.ContainsAnyExcept(YamlCharacters.LineBreaks))
        {
            var blanks = next - line - rest.Length;
            _isNew |= blanks > 0 && _blanks.TryAdd(line, -blanks);
            _characters += blanks;
            next = line;
        }
    }

    private int StartOfLine(int at) => at + 1 - YamlCharacters.Column(text, at);

    private (int Shown, int Start, int Blanks)? LineBefore(int shown)
    {
        if (_lines.Count == 0) // as nearly always
        {
            return null;
        }

        var index = _lines.BinarySearch((shown, 0, 0));
        index = index < 0 ? ~index - 1 : index - 1;
        return index < 0 ? null : _lines[index];
    }

    private void Widen(int start, int blanks)
    {
        if (blanks <= MostBlanks && blanks > _blanks.GetValueOrDefault(start))
        {
            _blanksInAll += blanks;
            _blanks[start] = blanks;
            _isNew = true;
        }
    }
}
