using Sealing.Syntax;
using Sealing.Syntax.Editing;

namespace Sealing.Sops.Stores.Nodes;

/// <summary>What of a document its metadata is added to and removed from. The nodes of the document itself are not held: they take more memory than its text.</summary>
/// <param name="End">Where the next document marker starts, or the text ends.</param>
/// <param name="Flow">The root where it is a map in braces.</param>
/// <param name="Column">The column of the keys of a root that is not.</param>
/// <param name="Metadata">The entry with the metadata.</param>
internal sealed record YamlFrame(int End, YamlMapping? Flow, int Column, YamlEntry? Metadata)
{
    /// <summary>Whether the root is a map with entries, each on lines of its own.</summary>
    public bool IsBlock { get; private init; }

    public static YamlFrame Of(YamlDocument document, SourceLayout source) => new(
        document.End,
        document.Root as YamlMapping is { IsFlow: true } flow ? flow : null,
        document.Root is YamlMapping { Entries: [var first, ..] } ? source.Column(first.Start) : 0,
        YamlTree.MetadataEntry(document))
    {
        IsBlock = document.Root is YamlMapping { IsFlow: false, Entries.Count: > 0 },
    };
}
