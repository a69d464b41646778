using Sealing.Sops.Values;
using Sealing.Syntax;

namespace Sealing.Sops.Stores.Nodes;

/// <summary>Hands the comments of a text out to the collections that they stand in, each once.</summary>
internal sealed class YamlCommentWalk(string text, IReadOnlyList<YamlComment> comments, List<SopsItem> items)
{
    private readonly bool[] _isTaken = new bool[comments.Count];
    private int _next;

    /// <summary>Gives all comments before a place to a collection.</summary>
    public void TakeBefore(int limit, SopsPath path)
    {
        for (; _next < comments.Count && comments[_next].Start < limit; _next++)
        {
            Take(_next, path);
        }
    }

    /// <summary>Passes over all comments before a place.</summary>
    public void SkipBefore(int limit)
    {
        while (_next < comments.Count && comments[_next].Start < limit)
        {
            _next++;
        }
    }

    /// <summary>Gives the comments before a place that stand beside something, and not those on lines of their own.</summary>
    public void TakeBeside(int limit, SopsPath path)
    {
        for (; _next < comments.Count && comments[_next].Start < limit && !comments[_next].HasOwnLine; _next++)
        {
            Take(_next, path);
        }
    }

    /// <summary>Gives the comments on lines of their own that follow, as long as they are indented as far as the collection.</summary>
    public void TakeIndented(int column, int limit, SopsPath path)
    {
        while (_next < comments.Count && _isTaken[_next])
        {
            _next++; // beside the last value
        }

        for (; _next < comments.Count && comments[_next] is { HasOwnLine: true } next && next.Start < limit && next.Column >= column; _next++)
        {
            Take(_next, path);
        }
    }

    /// <summary>Gives the comment that follows on the same line with nothing between but blanks and a comma; false where there is none.</summary>
    public bool TakeAfter(int end, SopsPath path)
    {
        var at = FindFrom(end);
        if (at == comments.Count || comments[at].HasOwnLine || text.AsSpan(end..comments[at].Start).ContainsAnyExcept(" \t,"))
        {
            return false;
        }

        Take(at, path);
        return true;
    }

    private int FindFrom(int start)
    {
        var (low, high) = (_next, comments.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = comments[middle].Start < start ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private void Take(int index, SopsPath path)
    {
        if (_isTaken[index])
        {
            return;
        }

        _isTaken[index] = true;
        var (start, end) = (comments[index].Start + 1, comments[index].End);
        var value = SopsValue.Of(SopsType.Comment, text[start..end]);
        items.Add(new SopsItem(SopsItemKind.Comment, path, value) { Place = new YamlCommentPlace(start, end) });
    }
}
