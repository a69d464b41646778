using System.Text;
using Sealing.Data;
using Sealing.Sops.Values;

namespace Sealing.Sops.Stores.Nodes;

/// <summary>Writes values as JSON, indented like the object that they go into, or on one line where that has no indentation.</summary>
/// <param name="indentation">The indentation of one level, or null for one line.</param>
/// <param name="newLine">The line end.</param>
/// <param name="isYaml">Whether it stands in YAML, which has other escapes and numbers.</param>
internal sealed class JsonValueWriter(string? indentation, string newLine, bool isYaml = false)
{
    private readonly StringBuilder _output = new();

    /// <summary>A value that stands on a line with an indentation.</summary>
    public string WriteAt(ManifestValue value, string? outer)
    {
        Write(value, indentation is null ? null : outer);
        return _output.ToString();
    }

    private void Write(ManifestValue value, string? outer)
    {
        switch (value)
        {
            case ManifestMap map:
                WriteAll('{', '}', map.Entries.Count, outer, (i, inner) =>
                {
                    _output.Append(isYaml ? YamlSpelling.FlowKey(map.Entries[i].Key, map.Entries[i].Value) : GoJson.Quoted(map.Entries[i].Key)).Append(": ");
                    Write(map.Entries[i].Value, inner);
                });
                break;
            case ManifestList list:
                WriteAll('[', ']', list.Items.Count, outer, (i, inner) => Write(list.Items[i], inner));
                break;
            case ManifestText text:
                _output.Append(isYaml ? YamlSpelling.DoubleQuoted(text.Value, escapesAstral: true) : GoJson.Quoted(text.Value));
                break;
            case ManifestScalar number:
                _output.Append(isYaml ? YamlSpelling.OnOneLine(number.Value) : JsonStore.Spell(number.Value));
                break;
            default:
                _output.Append(MetadataText.Of(value) ?? "null");
                break;
        }
    }

    private void WriteAll(char open, char close, int count, string? outer, Action<int, string?> write)
    {
        var inner = outer is null ? null : outer + indentation;
        _output.Append(open);
        for (var i = 0; i < count; i++)
        {
            _output.Append(i == 0 ? "" : outer is null ? ", " : ",").Append(outer is null ? "" : newLine + inner);
            write(i, inner);
        }

        _output.Append(count == 0 || outer is null ? "" : newLine + outer).Append(close);
    }
}
