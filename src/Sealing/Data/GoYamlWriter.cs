using System.Globalization;

namespace Sealing.Data;

/// <summary>
/// Writes an object as sigs.k8s.io/yaml over go-yaml 2.4 does, byte for byte: one document with its start marker and one newline at its end,
/// keys in <see cref="NaturalOrder"/>, indented by two, lists not indented under their key.
/// It differs where that would not read back: the separators (see <see cref="ScalarStyle.IsPrintable"/>) and a few keys that no
/// Kubernetes object has (see <see cref="KeyStyle"/>).
/// </summary>
internal sealed class GoYamlWriter
{
    private const int DefaultStep = 2;

    private readonly YamlOutput _output;
    private readonly int _step;

    private GoYamlWriter(YamlOutput output, int step)
    {
        (_output, _step) = (output, step);
    }

    /// <exception cref="SealingException">The object nests deeper than <see cref="ManifestValue.MaxDepth"/>.</exception>
    public static string Write(ManifestMap document)
    {
        using var output = new YamlOutput();
        Write(document, output);
        return output.ToString();
    }

    /// <inheritdoc cref="Write(ManifestMap)"/>
    public static byte[] WriteUtf8(ManifestMap document)
    {
        using var output = new YamlOutput();
        Write(document, output);
        return output.ToUtf8();
    }

    /// <summary>The entries alone, as lines that start at a column and are indented by <paramref name="step"/>; the last has no line end.</summary>
    /// <exception cref="SealingException">The map nests deeper than <see cref="ManifestValue.MaxDepth"/>.</exception>
    public static string WriteEntries(ManifestMap map, int indent, int step)
    {
        using var output = new YamlOutput();
        output.StartLine(indent);
        new GoYamlWriter(output, step).WriteMap(map, indent, depth: 1);
        output.StartLine(0);
        return output.ToString()[..^1];
    }

    private static void Write(ManifestMap document, YamlOutput output)
    {
        var writer = new GoYamlWriter(output, DefaultStep);
        output.Write("---");
        output.EndLine();
        if (!writer.WriteIfFlat(document, indent: 0))
        {
            writer.WriteMap(document, indent: 0, depth: 1);
        }

        output.StartLine(0);
    }

    // The first key stands where the output is: at the start of a line, or after the indicator of the entry that the map is.
    private void WriteMap(ManifestMap map, int indent, int depth)
    {
        var startsLine = false;
        foreach (var (key, value) in EntrySorter.Naturally(map.Entries))
        {
            if (startsLine)
            {
                _output.StartLine(indent);
            }

            startsLine = true;
            WriteEntry(key, value, indent, depth);
        }
    }

    private void WriteEntry(string key, ManifestValue value, int indent, int depth)
    {
        key = WellFormed(key);
        if (ScalarStyle.IsSimpleKey(key))
        {
            new ScalarWriter(_output, indent, folds: false).Write(key, KeyStyle(key));
            WriteAfterKey(value, indent, depth);
            return;
        }

        _output.Write("? ");
        new ScalarWriter(_output, indent + _step, folds: true).Write(key, KeyStyle(key));
        _output.StartLine(indent);
        _output.Write(": ");
        WriteAfterIndicator(value, indent, depth);
    }

    private void WriteAfterKey(ManifestValue value, int indent, int depth)
    {
        _output.Write(':');
        if (value is ManifestList { Items.Count: > 0 } list)
        {
            _output.StartLine(indent);
            WriteList(list, indent, depth + 1);
        }
        else if (value is ManifestMap { Entries.Count: > 0 } map)
        {
            _output.StartLine(indent + _step);
            WriteNested(map, indent + _step, depth + 1);
        }
        else
        {
            _output.Write(' ');
            WriteIfFlat(value, indent + _step);
        }
    }

    private void WriteList(ManifestList list, int indent, int depth)
    {
        ManifestValue.CheckDepth(depth);
        for (var i = 0; i < list.Items.Count; i++)
        {
            if (i > 0)
            {
                _output.StartLine(indent);
            }

            _output.Write("- ");
            WriteAfterIndicator(list.Items[i], indent, depth);
        }
    }

    private void WriteAfterIndicator(ManifestValue value, int indent, int depth)
    {
        if (!WriteIfFlat(value, indent + _step))
        {
            WriteNested(value, indent + _step, depth + 1);
        }
    }

    private void WriteNested(ManifestValue value, int indent, int depth)
    {
        ManifestValue.CheckDepth(depth);
        if (value is ManifestMap map)
        {
            WriteMap(map, indent, depth);
        }
        else if (value is ManifestList list)
        {
            WriteList(list, indent, depth);
        }
    }

    private bool WriteIfFlat(ManifestValue value, int indent)
    {
        switch (value)
        {
            case ManifestText text:
                var known = WellFormed(text.Value);
                new ScalarWriter(_output, indent, folds: true).Write(known, ScalarStyle.Of(known));
                return true;
            case ManifestNull:
                _output.Write("null");
                return true;
            case ManifestBool boolean:
                _output.Write(boolean.Value ? "true" : "false");
                return true;
            case ManifestInteger integer:
                _output.Write(integer.Value.ToString(CultureInfo.InvariantCulture));
                return true;
            case ManifestMap { Entries: [] }:
                _output.Write("{}");
                return true;
            case ManifestList { Items: [] }:
                _output.Write("[]");
                return true;
            default:
                return false;
        }
    }

    // The reference leaves these plain. << then reads back as a merge key and not as a string. " *" is good YAML, but YamlDotNet, with which
    // others read, does not see the colon after it and takes key and value for one scalar. No name in Kubernetes holds either.
    private static YamlStyle KeyStyle(string key) => ScalarStyle.Of(key) switch
    {
        YamlStyle.Plain when key is "<<" => YamlStyle.DoubleQuoted,
        YamlStyle.Plain when key.Contains(" *", StringComparison.Ordinal) => YamlStyle.SingleQuoted,
        var style => style,
    };

    /// <summary>The text with U+FFFD for every surrogate that is not one of a pair.</summary>
    private static string WellFormed(string text) =>
        text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF') ? string.Concat(text.EnumerateRunes()) : text;
}
