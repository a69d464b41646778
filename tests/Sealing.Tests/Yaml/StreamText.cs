using System.Text;
using Sealing.Yaml;

namespace Sealing.Tests.Yaml;

/// <summary>All that a stream holds, as a text to compare.</summary>
internal static class StreamText
{
    public static string Of(YamlStream stream)
    {
        var output = new StringBuilder();
        foreach (var document in stream.Documents)
        {
            output.Append("document ").Append(document.Number).Append(" to ").Append(document.End).Append('\n');
            Describe(document.Root, output);
        }

        return output.AppendJoin('\n', stream.Opaque).Append(stream.Nodes == 0).ToString();
    }

    private static void Describe(YamlNode node, StringBuilder output)
    {
        output.Append(node.GetType().Name).Append(node.Span).Append(node.Tag).Append('&').Append(node.Anchor);
        switch (node)
        {
            case YamlScalar scalar:
                output.Append(scalar.Style).Append(scalar.Value).Append('\n');
                break;
            case YamlMapping mapping:
                output.Append(mapping.IsFlow).Append('\n');
                foreach (var (key, value) in mapping.Entries)
                {
                    Describe(key, output);
                    Describe(value, output);
                }

                break;
            case YamlSequence sequence:
                output.Append(sequence.IsFlow).AppendJoin(',', sequence.Dashes).Append('\n');
                foreach (var item in sequence.Items)
                {
                    Describe(item, output);
                }

                break;
            case YamlAlias alias:
                output.Append(alias.Target.Span).Append('\n');
                break;
        }
    }
}
