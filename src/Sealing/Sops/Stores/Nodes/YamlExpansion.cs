using System.Text;
using Sealing.Sops.Values;
using Sealing.Syntax;

namespace Sealing.Sops.Stores.Nodes;

/// <summary>Writes out what an alias stands for, in braces and brackets, with the values that are encrypted as ciphertext.</summary>
internal sealed class YamlExpansion(IEnumerable<SopsItem> values, Dictionary<SopsItem, string> ciphertexts)
{
    private readonly Queue<SopsItem> _values = new(values);
    private readonly StringBuilder _output = new();

    public string Write(YamlAliasPlace place)
    {
        var isScalar = place.Alias.Resolved is YamlScalar;
        Write(place.Alias, isInFlow: place.IsInFlow || !isScalar);
        return _output.ToString();
    }

    private void Write(YamlNode node, bool isInFlow)
    {
        switch (node.Resolved)
        {
            case YamlMapping mapping:
                WriteMap(mapping);
                break;
            case YamlSequence sequence:
                WriteList(sequence);
                break;
            default:
                _output.Append(Spell(_values.Dequeue(), isInFlow));
                break;
        }
    }

    private void WriteMap(YamlMapping mapping)
    {
        _output.Append('{');
        for (var i = 0; i < mapping.Entries.Count; i++)
        {
            var key = (YamlScalar)mapping.Entries[i].Key.Resolved;
            _output.Append(i == 0 ? "" : ", ").Append(Yaml11.IsMergeKey(key) ? key.Value : YamlSpelling.DoubleQuoted(YamlTypes.Resolve(key).Text, escapesAstral: true)).Append(": ");
            Write(mapping.Entries[i].Value, isInFlow: true);
        }

        _output.Append('}');
    }

    private void WriteList(YamlSequence sequence)
    {
        _output.Append('[');
        for (var i = 0; i < sequence.Items.Count; i++)
        {
            _output.Append(i == 0 ? "" : ", ");
            Write(sequence.Items[i], isInFlow: true);
        }

        _output.Append(']');
    }

    private string Spell(SopsItem item, bool isInFlow)
    {
        if (ciphertexts.TryGetValue(item, out var ciphertext))
        {
            return isInFlow ? "'" + ciphertext + "'" : ciphertext;
        }

        return YamlSpelling.OnOneLine(item.Value);
    }
}
