namespace Sealing.Syntax.Scanning;

/// <summary>The columns of the block collections that are open (YAML 1.1 s4.2.1).</summary>
internal sealed class BlockLevels(TokenQueue tokens)
{
    private readonly Stack<int> _around = new();

    /// <summary>The column of the innermost, -1 outside of all.</summary>
    public int Column { get; private set; } = -1;

    /// <summary>Opens a collection at a place further right than that around it, before the token with a number.</summary>
    public void Enter(TokenKind kind, in TextPosition start, long number)
    {
        if (Column >= start.Column)
        {
            return;
        }

        _around.Push(Column);
        Column = start.Column;
        tokens.Insert(number, new Token(kind, start, start.At));
    }

    /// <summary>Closes those that are further right than a column.</summary>
    public void Leave(int column, in TextPosition at)
    {
        while (Column > column)
        {
            tokens.Add(new Token(TokenKind.BlockEnd, at, at.At));
            Column = _around.Pop();
        }
    }
}
