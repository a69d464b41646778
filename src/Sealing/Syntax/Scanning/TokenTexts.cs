namespace Sealing.Syntax.Scanning;

/// <summary>What tokens stand for: a stretch of the source, or a text of its own. These wait here in the order of their tokens.</summary>
internal sealed class TokenTexts(string text)
{
    private readonly Queue<string> _own = new();

    /// <summary>The token with a text of its own.</summary>
    public Token Add(in Token token, string own)
    {
        _own.Enqueue(own);
        return token with { TextLength = -1 };
    }

    /// <summary>Gives what a token stands for. Each token is asked for once, in order.</summary>
    public ReadOnlyMemory<char> Take(in Token token) =>
        token.TextLength < 0 ? _own.Dequeue().AsMemory() : text.AsMemory(token.TextStart, token.TextLength);
}
