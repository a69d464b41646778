using Sealing.Data;
using Sealing.Text;

namespace Sealing.Syntax.Editing;

/// <summary>
/// Lays values over a document that a user owns: strings that are there are replaced where they stand, missing ones are added after the last
/// entry of their mapping. Everything else stays byte for byte: comments, order, indentation, quotes, line ends, YAML or JSON.
/// </summary>
internal sealed class NodeOverlay
{
    private const int DefaultStep = 2;

    private readonly SourceLayout _layout;
    private readonly TextEdits _edits;
    private readonly BlockEntries _block;
    private readonly FlowEntries _flow;

    private NodeOverlay(string text, YamlNode root, bool isJson)
    {
        _layout = new SourceLayout(text);
        _edits = new TextEdits(text);
        _block = new BlockEntries(_layout, _edits, StepOf(root));
        _flow = new FlowEntries(_layout, _edits, isJson);
    }

    /// <summary>The text with <paramref name="changes"/>, which hold strings and maps of these, laid over the object at <paramref name="root"/>.</summary>
    /// <exception cref="SealingException">A value stands where only a mapping can take an entry, or is an alias.</exception>
    public static string Apply(string text, YamlMapping root, ManifestMap changes, bool isJson)
    {
        var overlay = new NodeOverlay(text, root, isJson);
        overlay.Lay(root, changes);
        return overlay._edits.Apply();
    }

    private void Lay(YamlMapping mapping, ManifestMap changes)
    {
        var added = new ManifestMap { IsStringMap = changes.IsStringMap };
        foreach (var (name, value) in changes.Entries)
        {
            if (Find(mapping, name) is { } entry)
            {
                Lay(entry, value, mapping.IsFlow);
            }
            else
            {
                added.Add(name, value);
            }
        }

        if (added.Entries.Count == 0)
        {
            return;
        }

        if (mapping.Entries.Count == 0)
        {
            _flow.FillRoot(mapping, added);
        }
        else if (mapping.IsFlow)
        {
            _flow.Append(mapping, added);
        }
        else
        {
            _block.Append(mapping, added);
        }
    }

    private void Lay(YamlEntry entry, ManifestValue value, bool isInFlow)
    {
        switch (value, entry.Value)
        {
            case (ManifestText text, YamlScalar scalar):
                Replace(scalar, text.Value);
                break;
            case (ManifestText text, YamlAlias alias):
                _edits.Replace(alias.Span.Start, alias.Span.End, ScalarSpelling.Like(YamlStyle.Plain, text.Value));
                break;
            case (ManifestMap { Entries.Count: 0 }, _):
                break;
            case (ManifestMap map, YamlMapping { Entries.Count: > 0 } mapping):
                Lay(mapping, map);
                break;
            case (ManifestMap map, var empty) when IsEmpty(empty):
                Fill(entry.Key, empty, map, isInFlow);
                break;
            default:
                throw Error(entry, entry.Value is YamlAlias ? "is an alias: write out what it stands for before adding to it" : "must be a mapping");
        }
    }

    private void Fill(YamlNode key, YamlNode empty, ManifestMap map, bool isInFlow)
    {
        if (isInFlow)
        {
            _flow.Fill(key, empty, map);
        }
        else
        {
            _block.Fill(key, empty, map);
        }
    }

    // The span of a block scalar ends where the next token starts: what is blank there stays.
    private void Replace(YamlScalar scalar, string value)
    {
        var (start, end) = (scalar.Span.Start, scalar.Span.End);
        var isBlock = scalar.Style is YamlStyle.Literal or YamlStyle.Folded;
        var spelled = (scalar.Span.Length == 0 ? " " : "") + ScalarSpelling.Like(scalar.Style, value);
        _edits.Replace(start, isBlock ? _layout.EndOfInk(start, end) : end, spelled);
    }

    private static YamlEntry? Find(YamlMapping mapping, string name)
    {
        foreach (var entry in mapping.Entries)
        {
            if (entry.Key.Resolved is YamlScalar key && !Yaml11.IsMergeKey(key) && Yaml11.Resolve(key).ToKey() == name)
            {
                return entry;
            }
        }

        return null;
    }

    private static bool IsEmpty(YamlNode node) =>
        node is YamlMapping { Entries.Count: 0 } || (node is YamlScalar scalar && Yaml11.Resolve(scalar).Kind == ScalarKind.Null);

    private int StepOf(YamlNode root)
    {
        foreach (var entry in root is YamlMapping { IsFlow: false } mapping ? mapping.Entries : [])
        {
            if (entry.Value is YamlMapping { IsFlow: false, Entries: [var first, ..] })
            {
                return Math.Max(1, _layout.Column(first.Start) - _layout.Column(entry.Start));
            }
        }

        return DefaultStep;
    }

    private static SealingException Error(YamlEntry entry, string message) =>
        new(ErrorKind.InvalidDocument, message, new(0, entry.Key.Span.Line, entry.Key.Span.Column, (entry.Key.Resolved as YamlScalar)?.Value));
}
