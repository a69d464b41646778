using Sealing.Syntax.Scanning;

namespace Sealing.Syntax.Parsing;

/// <summary>Sequences and mappings in brackets (YAML 1.1 s9.2.1, s9.2.2).</summary>
internal sealed class FlowCollections(TokenScanner scanner, NodeParser nodes)
{
    public ParsedNode ReadSequence(int depth, in NodeProperties properties)
    {
        var start = Take();
        var parts = new SequenceParts();
        for (var isFirst = true; IsBeforeItem(TokenKind.FlowSequenceEnd, start, isFirst); isFirst = false)
        {
            parts.Add(scanner.Peek().Kind == TokenKind.Key ? ReadPair(depth + 1) : nodes.Read(depth + 1, mayBeIndentless: false));
        }

        return parts.Finish(start.Start.To(Take().End), isFlow: true, properties);
    }

    public ParsedNode ReadMapping(int depth, in NodeProperties properties)
    {
        var start = Take();
        var parts = nodes.StartMapping();
        for (var isFirst = true; IsBeforeItem(TokenKind.FlowMappingEnd, start, isFirst); isFirst = false)
        {
            ReadEntry(parts, depth);
        }

        return parts.Finish(start.Start.To(Take().End), isFlow: true, properties);
    }

    // A mapping of one entry without braces, in a sequence. As with libyaml, one whose key is not written has no value either.
    private ParsedNode ReadPair(int depth)
    {
        var parts = nodes.StartMapping();
        var mark = Take();
        if (StartsNode(TokenKind.Value))
        {
            var key = nodes.Read(depth + 1, mayBeIndentless: false);
            nodes.AddKey(parts, key.Node);
            var value = ReadValue(depth, out var colon);
            parts.Add(key, value, mark.Start.At, colon);
        }
        else
        {
            var colon = scanner.Peek().Kind == TokenKind.Value ? Take() : throw ScanProblem.At(ScanProblem.MissingValue, scanner.Peek().Start);
            parts.Add(nodes.ReadEmpty(depth + 1, mark.Start.After(1)), nodes.ReadEmpty(depth + 1, colon.Start.After(1)), mark.Start.At, colon.Start.At);
        }

        return parts.FinishEntries(isFlow: true, default);
    }

    private void ReadEntry(MappingParts parts, int depth)
    {
        var hasMark = scanner.Peek().Kind == TokenKind.Key;
        var start = scanner.Peek().Start.At;
        var mark = hasMark ? Take() : default;
        var key = nodes.ReadOrEmpty(depth + 1, mark.Start.After(mark.End - mark.Start.At), !hasMark || StartsNode(TokenKind.Value));
        nodes.AddKey(parts, key.Node);
        var colon = -1;
        var value = hasMark ? ReadValue(depth, out colon) : nodes.ReadEmpty(depth + 1, scanner.Peek().Start);
        parts.Add(key, value, start, colon);
    }

    private ParsedNode ReadValue(int depth, out int colon)
    {
        var token = scanner.Peek();
        colon = token.Kind == TokenKind.Value ? token.Start.At : -1;
        if (colon < 0)
        {
            return nodes.ReadEmpty(depth + 1, token.Start);
        }

        scanner.Take();
        return nodes.ReadOrEmpty(depth + 1, token.Start.After(1), StartsNode(TokenKind.FlowEntry));
    }

    private bool StartsNode(TokenKind end) => scanner.Peek().Kind is not (TokenKind.FlowEntry or TokenKind.FlowSequenceEnd or TokenKind.FlowMappingEnd) and var kind && kind != end;

    private bool IsBeforeItem(TokenKind end, in Token start, bool isFirst)
    {
        var kind = scanner.Peek().Kind;
        if (kind == end)
        {
            return false;
        }

        if (isFirst)
        {
            return true;
        }

        if (kind != TokenKind.FlowEntry)
        {
            throw ScanProblem.At(ScanProblem.OpenBracket, kind == TokenKind.StreamEnd ? start.Start : scanner.Peek().Start);
        }

        scanner.Take();
        return scanner.Peek().Kind != end;
    }

    private Token Take()
    {
        var token = scanner.Peek();
        scanner.Take();
        return token;
    }
}
