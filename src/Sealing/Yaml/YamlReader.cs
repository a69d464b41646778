using System.Buffers;
using Sealing.Yaml.Scanning;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Sealing.Yaml;

/// <summary>
/// Reads the documents of a YAML stream into nodes with their spans. Resolves no types and keeps no comments.
/// </summary>
internal sealed class YamlReader
{
    // Of YAML 1.1, as libyaml and go-yaml have them: a password that starts with '&' is no name, and would be lost as one.
    private static readonly SearchValues<char> OfAnchors = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");

    private const string WideBlankLine = "not valid YAML: the blank lines at the start of a block are wider than its text";

    private readonly Parser _parser;
    private readonly ScalarTokens _tokens;
    private readonly NodeBudget _budget;
    private readonly YamlPlaces _places;
    private readonly ScalarNodes _scalars;
    private readonly Dictionary<string, AnchoredNode> _anchors = new(StringComparer.Ordinal);
    private readonly bool _keysAreTexts;
    private int _document;
    private int _dashes;

    private YamlReader(string text, YamlPart part, ReadLimits limits, Elisions? elisions, LooseLines? loose)
    {
        TextReader shown = loose is null ? new SliceReader(text, part, elisions) : new StringReader(loose.Show());
        _places = new YamlPlaces(text, part, elisions, loose);
        _tokens = new ScalarTokens(new Scanner(shown, skipComments: true), limits.Depth, _places.CharAt);
        _parser = new Parser(_tokens);
        _budget = new NodeBudget(limits);
        _keysAreTexts = limits.KeysAreTexts;
        _scalars = new ScalarNodes(_tokens, _places);
    }

    private ParsingEvent Current => _parser.Current!;

    /// <summary>The documents of the stream, the empty ones too, so that numbers are those of the file.</summary>
    /// <exception cref="ManifestException">Not YAML, a key twice in one mapping, or over a limit.</exception>
    public static IReadOnlyList<YamlDocument> ReadAll(string text, ReadLimits limits) => Read(text, limits).Documents;

    /// <inheritdoc cref="ReadAll"/>
    public static YamlStream Read(string text, ReadLimits limits)
    {
        YamlCharacters.Check(text);
        return StreamParser.Read(text, limits);
    }

    /// <summary>The documents of a part of a text, with the places that they have in the whole.</summary>
    /// <exception cref="ManifestException">As in <see cref="ReadAll"/>, with places in the part.</exception>
    public static YamlStream Read(string text, YamlPart part, ReadLimits limits) =>
        TryElided(text, part, limits) ?? Read(text, part, limits, elisions: null);

    /// <summary>The documents as the whole part reads, or null where a stretch that was left out is something else than one plain scalar, such as a line of a block.</summary>
    public static YamlStream? TryRead(string text, YamlPart part, ReadLimits limits, Elisions elisions)
    {
        try
        {
            return Read(text, part, limits, elisions);
        }
        catch (ManifestException)
        {
            return null;
        }
    }

    /// <inheritdoc cref="Read(string, YamlPart, ReadLimits)"/>
    public static YamlStream Read(string text, YamlPart part, ReadLimits limits, Elisions? elisions, LooseLines? loose = null)
    {
        var reader = new YamlReader(text, part, limits, elisions, loose);
        try
        {
            var documents = reader.ReadStream();
            return !reader._places.AreWhole
                ? throw reader.Error(YamlErrors.Invalid, reader._tokens.CurrentPosition)
                : new YamlStream(documents, reader._scalars.Opaque) { Nodes = reader._budget.Nodes, AliasedNodes = reader._budget.AliasedNodes };
        }
        catch (DepthException e)
        {
            throw reader.Error(NodeBudget.TooDeep, e.Start);
        }
        catch (YamlException e)
        {
            loose?.Note(e);
            throw reader.Error(YamlErrors.Describe(e), e.Start);
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException or InvalidCastException)
        {
            loose?.NoteBrackets(reader._tokens.CurrentPosition);
            throw reader.Error(YamlErrors.Invalid, reader._tokens.CurrentPosition); // the parser's way out of some broken documents
        }
    }

    private static YamlStream? TryElided(string text, YamlPart part, ReadLimits limits) =>
        Elisions.Find(text, part) is { } elisions ? TryRead(text, part, limits, elisions) : null;

    private List<YamlDocument> ReadStream()
    {
        var documents = new List<YamlDocument>();
        _document = 1;
        while (_parser.MoveNext() && Current is not StreamEnd)
        {
            if (Current is not DocumentStart)
            {
                continue;
            }

            _anchors.Clear();
            _parser.MoveNext();
            var root = ReadNode(depth: 1).Node;
            _parser.MoveNext(); // DocumentEnd
            documents.Add(new YamlDocument(root, _document) { End = _places.Index(Current.Start.Index) });
            _document++;
        }

        return documents;
    }

    private AnchoredNode ReadNode(int depth)
    {
        if (_budget.Enter(depth) is { } problem)
        {
            throw Error(problem, Current.Start);
        }

        if (Current is AnchorAlias alias)
        {
            return ReadAlias(alias);
        }

        var anchor = AnchorOf((NodeEvent)Current);
        if (anchor is not null && Current is Scalar && anchor.AsSpan().ContainsAnyExcept(OfAnchors))
        {
            throw Error("a text that starts with '&' needs quotes", Current.Start);
        }

        var read = Current switch
        {
            SequenceStart start => ReadSequence(start, depth),
            MappingStart start => ReadMapping(start, depth),
            _ => new AnchoredNode(ReadScalar((Scalar)Current), 1),
        };
        if (anchor is not null)
        {
            _anchors[anchor] = read;
        }

        return read;
    }

    private AnchoredNode ReadAlias(AnchorAlias alias)
    {
        if (!_anchors.TryGetValue(alias.Value.Value, out var target))
        {
            throw Error("an alias (*name) without its anchor (&name) before it", alias.Start);
        }

        if (_budget.EnterAlias(target.Weight) is { } problem)
        {
            throw Error(problem, alias.Start);
        }

        return new AnchoredNode(new YamlAlias { Span = _places.Span(alias.Start, alias.End), Target = target.Node }, target.Weight);
    }

    private YamlScalar ReadScalar(Scalar scalar)
    {
        var span = _scalars.SpanOf(scalar);
        var problem = _scalars.Problem(scalar, span) ?? (_places.IsNarrowed(span) && scalar.Value.AsSpan().ContainsAnyExcept('\n') ? WideBlankLine : null);
        return problem is null ? _scalars.Read(scalar, span) : throw Error(problem, scalar.Start);
    }

    private AnchoredNode ReadSequence(SequenceStart start, int depth)
    {
        var items = new List<YamlNode>();
        var dashes = new List<int>();
        var isFlow = start.Style == YamlDotNet.Core.Events.SequenceStyle.Flow;
        var weight = 1L;
        while (_parser.MoveNext() && Current is not SequenceEnd)
        {
            if (!isFlow)
            {
                dashes.Add(_places.Index(_tokens.Dashes[_dashes++]));
            }

            var item = ReadNode(depth + 1);
            items.Add(item.Node);
            weight = NodeBudget.Add(weight, item.Weight);
        }

        var span = isFlow ? _places.FlowSpan(start, Current) : _places.Spanning(items, start.Start);
        span = dashes is [.., var last] ? span with { End = Math.Max(span.End, last + 1) } : span;
        var sequence = new YamlSequence { Span = span, Items = items, Dashes = dashes, IsFlow = isFlow, Tag = TagOf(start), Anchor = AnchorOf(start) };
        return new AnchoredNode(sequence, weight);
    }

    private AnchoredNode ReadMapping(MappingStart start, int depth)
    {
        var entries = new List<YamlEntry>();
        var keys = new KeySet(_keysAreTexts);
        var weight = 1L;
        while (_parser.MoveNext() && Current is not MappingEnd)
        {
            var from = _places.Index(_tokens.TakeQuestionMark() ?? Current.Start.Index); // else a key starts where its tag, its anchor or itself does
            var key = ReadNode(depth + 1);
            if (!keys.Add(key.Node, out var name))
            {
                var at = key.Node.Span;
                throw new ManifestException("duplicate key", _document, at.Line, at.Column, name);
            }

            _parser.MoveNext();
            var colon = _tokens.LastColon < 0 ? -1 : _places.Index(_tokens.LastColon);
            var value = ReadNode(depth + 1);
            entries.Add(new YamlEntry(key.Node, value.Node) { Start = from, Colon = colon >= key.Node.Span.End ? colon : -1 });
            weight = NodeBudget.Add(weight, NodeBudget.Add(key.Weight, value.Weight));
        }

        var isFlow = start.Style == YamlDotNet.Core.Events.MappingStyle.Flow;
        var isPair = isFlow && _places.CharAt(Current.Start.Index) != '}';
        var span = isFlow && !isPair ? _places.FlowSpan(start, Current)
            : entries is [var first, ..] ? first.Key.Span with { Start = first.Start, End = EndOf(entries[^1]) }
            : _places.Span(start.Start, start.Start);
        return new AnchoredNode(new YamlMapping { Span = span, Entries = entries, IsFlow = isFlow, IsPair = isPair, Tag = TagOf(start), Anchor = AnchorOf(start) }, weight);
    }

    // Where no value is written, its place is that of the next token.
    private static int EndOf(in YamlEntry entry) =>
        entry.Value is not YamlScalar { Span.Length: 0 } ? entry.Value.Span.End : Math.Max(entry.Key.Span.End, entry.Colon + 1);

    private static string? AnchorOf(NodeEvent node) => node.Anchor.IsEmpty ? null : node.Anchor.Value;

    private static string? TagOf(NodeEvent node) => node.Tag.IsEmpty ? null : node.Tag.Value;

    private ManifestException Error(string message, in Mark at) => new(message, _document, (int)at.Line, _places.Column(at));

    private readonly record struct AnchoredNode(YamlNode Node, long Weight);
}
