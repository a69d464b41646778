using System.Text;
using Sealing.Json;
using Sealing.Yaml;

namespace Sealing.Sops;

/// <summary>Writes metadata as JSON, indented like the object that it goes into, or on one line where that has no indentation.</summary>
internal sealed class JsonMetadataWriter(string? indentation, string newLine)
{
    private readonly StringBuilder _output = new();

    public string Write(ManifestValue value)
    {
        Write(value, indentation);
        return _output.ToString();
    }

    private void Write(ManifestValue value, string? outer)
    {
        switch (value)
        {
            case ManifestMap map:
                WriteAll('{', '}', map.Entries.Count, outer, (i, inner) =>
                {
                    _output.Append(GoJson.Quoted(map.Entries[i].Key)).Append(": ");
                    Write(map.Entries[i].Value, inner);
                });
                break;
            case ManifestList list:
                WriteAll('[', ']', list.Items.Count, outer, (i, inner) => Write(list.Items[i], inner));
                break;
            case ManifestText text:
                _output.Append(GoJson.Quoted(text.Value));
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
