using Sealing.Syntax;
using Sealing.Syntax.Editing;

namespace Sealing.Sops.Stores.Nodes;

/// <summary>How a YAML text is laid out: its line ends and by how much it indents.</summary>
internal sealed record YamlLayout(string NewLine, int Step)
{
    private const int DefaultStep = 4;

    /// <summary>The step of the metadata, else that of the first map or list in a map, else the one that is asked for, else 4.</summary>
    public static YamlLayout Of(string text, IReadOnlyList<YamlDocument> documents, int? standard = null)
    {
        var source = new SourceLayout(text);
        foreach (var document in documents)
        {
            if (YamlTree.MetadataEntry(document) is { Value: YamlMapping { IsFlow: false } } metadata && StepOf(source, metadata) is > 0 and var step)
            {
                return new YamlLayout(source.NewLine, step);
            }
        }

        var entries = documents.SelectMany(document => document.Root is YamlMapping { IsFlow: false } root ? root.Entries : []);
        return new YamlLayout(source.NewLine, entries.Select(entry => StepOf(source, entry)).FirstOrDefault(step => step is > 0 and < 10, standard ?? DefaultStep));
    }

    /// <summary>The column of what nests in something at a column: the next multiple of the step, as the reference indents.</summary>
    public int ChildOf(int column) => (column + Step) / Step * Step;

    private static int StepOf(SourceLayout source, YamlEntry entry) => entry.Value switch
    {
        YamlMapping { IsFlow: false, Entries: [var first, ..] } => source.Column(first.Start) - source.Column(entry.Start),
        YamlSequence { IsFlow: false, Dashes: [var dash, ..] } => source.Column(dash) - source.Column(entry.Start),
        _ => 0,
    };
}
