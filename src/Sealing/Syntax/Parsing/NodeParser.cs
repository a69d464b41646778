using Sealing.Data;
using Sealing.Syntax.Scanning;
using Sealing.Text;

namespace Sealing.Syntax.Parsing;

/// <summary>Makes nodes of tokens, as libyaml's parser has it (YAML 1.1 s4), and keeps what they cost within limits.</summary>
internal sealed class NodeParser
{
    private readonly TokenScanner _scanner;
    private readonly NodeBudget _budget;
    private readonly bool _keysAreTexts;
    private readonly BlockCollections _blocks;
    private readonly FlowCollections _flows;
    private readonly Dictionary<string, ParsedNode> _anchors = new(StringComparer.Ordinal);

    public NodeParser(TokenScanner scanner, NodeBudget budget, bool keysAreTexts)
    {
        (_scanner, _budget, _keysAreTexts) = (scanner, budget, keysAreTexts);
        _blocks = new BlockCollections(scanner, this);
        _flows = new FlowCollections(scanner, this);
    }

    /// <summary>The document that is being read, from 1.</summary>
    public int Document { get; private set; }

    public void StartDocument(int number)
    {
        Document = number;
        _anchors.Clear();
    }

    /// <summary>Reads the node that starts with the next token.</summary>
    /// <param name="depth">How many nodes it is in, and itself.</param>
    /// <param name="mayBeIndentless">Whether dashes at the column of the mapping around it are its items.</param>
    public ParsedNode Read(int depth, bool mayBeIndentless)
    {
        var first = _scanner.Peek();
        Check(_budget.Enter(depth), first.Start);
        if (first.Kind == TokenKind.Alias)
        {
            return ReadAlias(first);
        }

        var properties = first.Kind is TokenKind.Anchor or TokenKind.Tag ? ReadProperties() : default;
        var read = ReadContent(depth, mayBeIndentless, properties);
        if (properties.Anchor is not null)
        {
            _anchors[properties.Anchor] = read;
        }

        return read;
    }

    /// <summary>A scalar that is not written.</summary>
    public ParsedNode ReadEmpty(int depth, in TextPosition at)
    {
        Check(_budget.Enter(depth), at);
        return Empty(new NodeProperties(null, null, at));
    }

    /// <summary>Reads a node, which is one that is not written where a token follows that starts none.</summary>
    public ParsedNode ReadOrEmpty(int depth, in TextPosition at, bool isWritten, bool mayBeIndentless = false) =>
        isWritten ? Read(depth, mayBeIndentless) : ReadEmpty(depth, at);

    public MappingParts StartMapping() => new(_keysAreTexts);

    /// <summary>Takes a key in, which no other entry of its mapping may have.</summary>
    public void AddKey(MappingParts parts, YamlNode key)
    {
        if (!parts.TryAddKey(key, out var name))
        {
            throw new SealingException(ErrorKind.InvalidDocument, "duplicate key", new(Document, key.Span.Line, key.Span.Column, name));
        }
    }

    public SealingException Error(string problem, in TextPosition at) => new(ErrorKind.InvalidDocument, problem, new(Document, at.Line, at.Column + 1));

    private ParsedNode ReadAlias(in Token alias)
    {
        if (!_anchors.TryGetValue(_scanner.TextOf(alias).ToString(), out var target))
        {
            throw Error("an alias (*name) without its anchor (&name) before it", alias.Start);
        }

        Check(_budget.EnterAlias(target.Weight), alias.Start);
        _scanner.Take();
        return new ParsedNode(new YamlAlias { Span = alias.Start.To(alias.End), Target = target.Node }, target.Weight);
    }

    private NodeProperties ReadProperties()
    {
        string? tag = null;
        string? anchor = null;
        SourceSpan tagPlace = default;
        TextPosition end = default;
        while (true)
        {
            var token = _scanner.Peek();
            if (token.Kind == TokenKind.Tag && tag is null)
            {
                (tag, tagPlace) = (_scanner.TextOf(token).ToString(), token.Start.To(token.End));
            }
            else if (token.Kind == TokenKind.Anchor && anchor is null)
            {
                anchor = _scanner.TextOf(token).ToString();
            }
            else
            {
                return new NodeProperties(tag, anchor, end) { TagPlace = tagPlace };
            }

            end = token.Start.After(token.End - token.Start.At);
            _scanner.Take();
        }
    }

    private ParsedNode ReadContent(int depth, bool mayBeIndentless, in NodeProperties properties)
    {
        var token = _scanner.Peek();
        switch (token.Kind)
        {
            case TokenKind.Scalar:
                _scanner.Take();
                return Scalar(token, _scanner.TextOf(token), properties);
            case TokenKind.BlockMappingStart:
                return _blocks.ReadMapping(depth, properties);
            case TokenKind.BlockSequenceStart:
                return _blocks.ReadSequence(depth, properties);
            case TokenKind.BlockEntry when mayBeIndentless:
                return _blocks.ReadIndentlessSequence(depth, properties);
            case TokenKind.FlowMappingStart:
                return _flows.ReadMapping(depth, properties);
            case TokenKind.FlowSequenceStart:
                return _flows.ReadSequence(depth, properties);
            default:
                return properties.IsEmpty ? throw Missing(token) : Empty(properties);
        }
    }

    private static ParsedNode Scalar(in Token token, ReadOnlyMemory<char> text, in NodeProperties properties)
    {
        var scalar = new YamlScalar { Span = token.Start.To(token.End), Text = text, Style = token.Style, Tag = properties.Tag, TagPlace = properties.TagPlace, Anchor = properties.Anchor };
        return new ParsedNode(scalar, 1);
    }

    private static ParsedNode Empty(in NodeProperties properties)
    {
        var scalar = new YamlScalar { Span = properties.End.To(properties.End.At), Text = default, Style = YamlStyle.Plain, Tag = properties.Tag, TagPlace = properties.TagPlace, Anchor = properties.Anchor };
        return new ParsedNode(scalar, 1);
    }

    private ScanException Missing(in Token token) => token.Kind switch
    {
        TokenKind.Value when !_scanner.IsBeforeBlank(token) => ScanProblem.At(ScanProblem.ColonStart, token.Start),
        TokenKind.BlockEntry => ScanProblem.At(ScanProblem.NoItemHere, token.Start),
        _ => ScanProblem.At(ScanProblem.MissingValue, token.Start),
    };

    private void Check(string? problem, in TextPosition at)
    {
        if (problem is not null)
        {
            throw Error(problem, at);
        }
    }
}
