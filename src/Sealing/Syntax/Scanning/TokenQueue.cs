namespace Sealing.Syntax.Scanning;

/// <summary>The tokens that are scanned and not taken yet. They are numbered in the order of the stream.</summary>
internal sealed class TokenQueue
{
    private Token[] _tokens = new Token[16];
    private int _first;
    private int _last; // exclusive

    /// <summary>The number of the first token in the queue.</summary>
    public long Taken { get; private set; }

    /// <summary>The number that the next token gets.</summary>
    public long Next => Taken + _last - _first;

    public bool IsEmpty => _first == _last;

    public ref readonly Token First => ref _tokens[_first];

    public void Add(in Token token)
    {
        MakeRoom();
        _tokens[_last++] = token;
    }

    /// <summary>Puts a token before that with a number, which gets the next.</summary>
    public void Insert(long number, in Token token)
    {
        MakeRoom();
        var index = _first + (int)(number - Taken);
        Array.Copy(_tokens, index, _tokens, index + 1, _last++ - index);
        _tokens[index] = token;
    }

    public void Take()
    {
        Taken++;
        if (++_first == _last)
        {
            (_first, _last) = (0, 0);
        }
    }

    private void MakeRoom()
    {
        if (_last < _tokens.Length)
        {
            return;
        }

        var target = _first < _tokens.Length / 2 ? new Token[_tokens.Length * 2] : _tokens;
        Array.Copy(_tokens, _first, target, 0, _last - _first);
        (_tokens, _first, _last) = (target, 0, _last - _first);
    }
}
