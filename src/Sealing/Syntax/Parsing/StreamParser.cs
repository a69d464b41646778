using Sealing.Syntax.Scanning;

namespace Sealing.Syntax.Parsing;

/// <summary>Reads the documents of a text (YAML 1.1 s7.2), and its comments.</summary>
internal sealed class StreamParser
{
    private readonly TokenScanner _scanner;
    private readonly NodeBudget _budget;
    private readonly NodeParser _nodes;
    private readonly List<YamlDocument> _documents = [];
    private TextPosition _markerEnd;

    private StreamParser(string text, ReadLimits limits)
    {
        _scanner = new TokenScanner(text);
        _budget = new NodeBudget(limits);
        _nodes = new NodeParser(_scanner, _budget, limits.KeysAreTexts);
    }

    /// <summary>The documents of a text without control characters.</summary>
    /// <exception cref="SealingException">Not YAML, a key twice in one mapping, or over a limit.</exception>
    public static YamlStream Read(string text, ReadLimits limits)
    {
        var parser = new StreamParser(text, limits);
        try
        {
            parser.ReadDocuments();
        }
        catch (ScanException e)
        {
            throw parser._nodes.Error(e.Message, e.At);
        }

        return new YamlStream(parser._documents, parser._scanner.Comments) { Nodes = parser._budget.Nodes, AliasedNodes = parser._budget.AliasedNodes };
    }

    private void ReadDocuments()
    {
        _nodes.StartDocument(1);
        while (TryStart(out var isMarked))
        {
            var root = isMarked ? ReadMarked() : _nodes.Read(depth: 1, mayBeIndentless: false);
            var end = _scanner.Peek();
            if (end.Kind == TokenKind.DocumentEnd)
            {
                _scanner.Take();
            }

            _documents.Add(new YamlDocument(root.Node, _nodes.Document) { End = end.Start.At });
            _nodes.StartDocument(_nodes.Document + 1);
        }
    }

    // Only the first document needs no marker.
    private bool TryStart(out bool isMarked)
    {
        while (_documents.Count > 0 && _scanner.Peek().Kind == TokenKind.DocumentEnd)
        {
            _scanner.Take();
        }

        var token = _scanner.Peek();
        isMarked = _documents.Count > 0 || token.Kind is TokenKind.Directive or TokenKind.DocumentStart;
        if (isMarked && token.Kind != TokenKind.StreamEnd)
        {
            TakeMarker();
        }

        return token.Kind != TokenKind.StreamEnd;
    }

    private void TakeMarker()
    {
        while (_scanner.Peek().Kind == TokenKind.Directive)
        {
            _scanner.Take();
        }

        ref readonly var marker = ref _scanner.Peek();
        if (marker.Kind != TokenKind.DocumentStart)
        {
            throw ScanProblem.At(ScanProblem.MoreAfterEnd, marker.Start);
        }

        _markerEnd = marker.Start.After(3);
        _scanner.Take();
    }

    private ParsedNode ReadMarked()
    {
        var isEmpty = _scanner.Peek().Kind is TokenKind.Directive or TokenKind.DocumentStart or TokenKind.DocumentEnd or TokenKind.StreamEnd;
        return isEmpty ? _nodes.ReadEmpty(depth: 1, _markerEnd) : _nodes.Read(depth: 1, mayBeIndentless: false);
    }
}
