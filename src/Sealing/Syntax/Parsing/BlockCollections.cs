using Sealing.Syntax.Scanning;

namespace Sealing.Syntax.Parsing;

/// <summary>Block sequences and mappings (YAML 1.1 s9.1.4).</summary>
internal sealed class BlockCollections(TokenScanner scanner, NodeParser nodes)
{
    public ParsedNode ReadSequence(int depth, in NodeProperties properties)
    {
        scanner.Take();
        var parts = new SequenceParts();
        while (TakeDash(parts, out var end))
        {
            parts.Add(nodes.ReadOrEmpty(depth + 1, end, scanner.Peek().Kind is not (TokenKind.BlockEntry or TokenKind.BlockEnd)));
        }

        TakeEnd(ScanProblem.ListIndentation);
        return parts.FinishBlock(properties);
    }

    /// <summary>Reads a list whose dashes stand at the column of the mapping around it: no token starts or ends it.</summary>
    public ParsedNode ReadIndentlessSequence(int depth, in NodeProperties properties)
    {
        var parts = new SequenceParts();
        while (TakeDash(parts, out var end))
        {
            var isWritten = scanner.Peek().Kind is not (TokenKind.BlockEntry or TokenKind.Key or TokenKind.Value or TokenKind.BlockEnd);
            parts.Add(nodes.ReadOrEmpty(depth + 1, end, isWritten));
        }

        return parts.FinishBlock(properties);
    }

    public ParsedNode ReadMapping(int depth, in NodeProperties properties)
    {
        scanner.Take();
        var parts = nodes.StartMapping();
        while (scanner.Peek() is { Kind: TokenKind.Key } mark)
        {
            scanner.Take();
            var key = ReadPart(depth, mark.Start.After(mark.End - mark.Start.At));
            nodes.AddKey(parts, key.Node);
            var value = ReadValue(depth, out var colon);
            parts.Add(key, value, mark.Start.At, colon);
        }

        TakeEnd(scanner.Peek().Kind == TokenKind.Value ? ScanProblem.NoKeyBefore : ScanProblem.Indentation);
        return parts.FinishEntries(isFlow: false, properties);
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
        return ReadPart(depth, token.Start.After(1));
    }

    private ParsedNode ReadPart(int depth, in TextPosition end)
    {
        var isWritten = scanner.Peek().Kind is not (TokenKind.Key or TokenKind.Value or TokenKind.BlockEnd);
        return nodes.ReadOrEmpty(depth + 1, end, isWritten, mayBeIndentless: true);
    }

    private bool TakeDash(SequenceParts parts, out TextPosition end)
    {
        ref readonly var token = ref scanner.Peek();
        end = token.Start.After(1);
        if (token.Kind != TokenKind.BlockEntry)
        {
            return false;
        }

        parts.AddDash(token.Start.At);
        scanner.Take();
        return true;
    }

    private void TakeEnd(string problem)
    {
        ref readonly var token = ref scanner.Peek();
        if (token.Kind != TokenKind.BlockEnd)
        {
            throw ScanProblem.At(problem, token.Start);
        }

        scanner.Take();
    }
}
