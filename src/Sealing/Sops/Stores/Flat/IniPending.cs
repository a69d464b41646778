namespace Sealing.Sops.Stores.Flat;

/// <summary>The comments that stand above the next key or section. Lines that follow one another are one comment.</summary>
internal sealed class IniPending(string text)
{
    private readonly List<TextPlace> _blocks = [];
    private bool _isOpen;

    /// <summary>Whether a comment stands on the line above.</summary>
    public bool IsOpen => _isOpen && !_blocks[^1].IsEmpty;

    /// <summary>A comment without its signs and the blanks around them, and without the carriage return of its line end.</summary>
    public static TextPlace TextOf(string text, int start, int end)
    {
        var length = text.AsSpan(start..end).TrimStart("#; \t").Length;
        return new TextPlace(end - length, length > 0 && text[end - 1] == '\r' ? end - 1 : end);
    }

    public void Add(int start, int end)
    {
        var place = TextOf(text, start, end);
        if (!_isOpen || _blocks[^1].IsEmpty)
        {
            Replace(place);
        }
        else if (!place.IsEmpty)
        {
            _blocks[^1] = _blocks[^1] with { End = place.End };
        }

        _isOpen = true;
    }

    /// <summary>Called at a line that is no comment.</summary>
    public void Close() => _isOpen = false;

    public IReadOnlyList<IniComment> Take()
    {
        var taken = _blocks.Select(block => new IniComment(block)).ToList();
        _blocks.Clear();
        _isOpen = false;
        return taken;
    }

    /// <summary>The comments of a section: the lines right above its name and the comment beside it are one.</summary>
    public IReadOnlyList<IniComment> Take(TextPlace? beside, int section)
    {
        TextPlace? block = IsOpen ? _blocks[^1] : null;
        if (_isOpen && block is null && beside is { IsEmpty: false })
        {
            _blocks.RemoveAt(_blocks.Count - 1); // the sign of an empty line at the start of the comment
        }

        var taken = Take();
        return beside is null || (block is null && beside.Value.IsEmpty) ? taken
            : [.. taken.Where(comment => comment.Block != block), new IniComment(block, beside, section)];
    }

    // Empty lines at the start of a comment are left out, with their signs: the reference fails at a comment that starts with a line end.
    private void Replace(TextPlace place)
    {
        if (_isOpen)
        {
            _blocks.RemoveAt(_blocks.Count - 1);
        }

        _blocks.Add(place);
    }
}
