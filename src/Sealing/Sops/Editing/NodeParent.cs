using Sealing.Syntax;
using Sealing.Syntax.Editing;

namespace Sealing.Sops.Editing;

/// <summary>A map or list and the number of one of its children.</summary>
internal readonly record struct NodeParent(YamlNode Node, int Index)
{
    public YamlNode Child => ChildAt(Index);

    public int Count => Node is YamlMapping map ? map.Entries.Count : ((YamlSequence)Node).Items.Count;

    public bool IsFlow => Node is YamlMapping { IsFlow: true } or YamlSequence { IsFlow: true };

    /// <summary>The entry of a map; null in a list.</summary>
    public YamlEntry? Entry => Node is YamlMapping map ? map.Entries[Index] : null;

    public YamlNode ChildAt(int index) => Node is YamlMapping map ? map.Entries[index].Value : ((YamlSequence)Node).Items[index];

    /// <summary>Where an entry or a dash stands, or an item in brackets with its tag and anchor.</summary>
    public int StartOf(int index, SourceLayout source) => Node switch
    {
        YamlMapping map => map.Entries[index].Start,
        YamlSequence { IsFlow: false } list => list.Dashes[index],
        _ => source.SkipToInk(index == 0 ? Node.Span.Start + 1 : EndOf(index - 1), ","),
    };

    /// <summary>Where an entry or item ends. A value that is not written has no end of its own.</summary>
    public int EndOf(int index)
    {
        return Node is YamlMapping map && map.Entries[index] is { Colon: < 0 } bare ? bare.Key.Span.End : ChildAt(index).Span.End;
    }
}
