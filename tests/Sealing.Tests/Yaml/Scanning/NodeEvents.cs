using Sealing.Data;
using Sealing.Syntax;

namespace Sealing.Tests.Yaml.Scanning;

/// <summary>What a stream says as the events that Vectors/yaml-events/README.md describes.</summary>
internal static class NodeEvents
{
    public static IEnumerable<string> Of(YamlStream stream) => stream.Documents.SelectMany(document => Of(document.Root).Prepend("+D").Append("-D"));

    private static IEnumerable<string> Of(YamlNode node) => node switch
    {
        YamlAlias alias => ["*" + alias.Target.Anchor],
        YamlScalar scalar => ["=" + Style(scalar.Style) + Properties(node) + " " + scalar.Value],
        YamlSequence list => list.Items.SelectMany(Of).Prepend("+S" + (list.IsFlow ? "f" : "b") + Properties(node)).Append("-S"),
        YamlMapping map => map.Entries.SelectMany(entry => Of(entry.Key).Concat(Of(entry.Value))).Prepend("+M" + (map.IsFlow ? "f" : "b") + Properties(node)).Append("-M"),
        _ => throw new ArgumentException("a node of another kind", nameof(node)),
    };

    private static string Properties(YamlNode node) =>
        (node.Anchor is null ? "" : " &" + node.Anchor) + (node.Tag is null ? "" : " <" + node.Tag + ">");

    private static char Style(YamlStyle style) => style switch
    {
        YamlStyle.SingleQuoted => '\'',
        YamlStyle.DoubleQuoted => '"',
        YamlStyle.Literal => '|',
        YamlStyle.Folded => '>',
        _ => ':',
    };
}
