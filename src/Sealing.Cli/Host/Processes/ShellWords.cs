using System.Text;

namespace Sealing.Cli.Host.Processes;

/// <summary>Splits a command into words as a shell would: blanks part them, quotes and backslashes keep them together.</summary>
internal sealed class ShellWords
{
    private readonly List<string> _words = [];
    private readonly StringBuilder _word = new();
    private bool _isInWord;
    private char _quote;
    private bool _isEscaped;

    private ShellWords()
    {
    }

    /// <exception cref="SealingException">A quote is not closed, or there is no word.</exception>
    public static IReadOnlyList<string> Split(string command)
    {
        var words = new ShellWords();
        foreach (var unit in command)
        {
            words.Take(unit);
        }

        words.EndWord();
        return words._quote != '\0' ? throw new SealingException("a quote in the command is not closed")
            : words._words.Count > 0 ? words._words
            : throw new SealingException("the command is empty");
    }

    private void Take(char unit)
    {
        switch (unit)
        {
            case var _ when _isEscaped:
                _isEscaped = false;
                Append(unit);
                break;
            case '\\' when _quote != '\'':
                _isEscaped = true;
                break;
            case '\'' or '"' when _quote == unit:
                _quote = '\0';
                break;
            case '\'' or '"' when _quote == '\0':
                (_quote, _isInWord) = (unit, true);
                break;
            case ' ' or '\t' or '\n' when _quote == '\0':
                EndWord();
                break;
            default:
                Append(unit);
                break;
        }
    }

    private void Append(char unit)
    {
        _word.Append(unit);
        _isInWord = true;
    }

    private void EndWord()
    {
        if (_isInWord)
        {
            _words.Add(_word.ToString());
        }

        _word.Clear();
        _isInWord = false;
    }
}
