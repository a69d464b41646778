namespace Sealing.Syntax.Editing;

/// <summary>Puts another object in the place of one that is the root of its document. What stands around it stays.</summary>
internal static class NodeReplacement
{
    private const string Marker = "---";

    /// <param name="text">The text.</param>
    /// <param name="node">The root of a document in it.</param>
    /// <param name="written">The other object: JSON, or YAML, with or without the marker of a document.</param>
    /// <param name="isJson">Whether the text is JSON.</param>
    public static string Apply(string text, YamlNode node, string written, bool isJson)
    {
        var layout = new SourceLayout(text);
        var (start, end) = (node.Span.Start, layout.EndOfInk(node.Span.Start, node.Span.End));
        var plain = written.StartsWith(Marker, StringComparison.Ordinal) ? written[(Marker.Length + 1)..] : written;
        var lines = plain.TrimEnd('\n').Replace("\n", layout.NewLine, StringComparison.Ordinal);
        if (isJson)
        {
            return text[..start] + lines + text[end..];
        }

        var isFirst = layout.Indentation(start) is not null; // a block cannot stand behind the marker of its document
        return text[..(isFirst ? layout.StartOfLine(start) : start)] + (isFirst ? "" : layout.NewLine) + lines + text[end..];
    }
}
