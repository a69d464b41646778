using System.Buffers;
using System.Globalization;
using Sealing.Text;

namespace Sealing.Syntax.Json;

/// <summary>An offset in a text with its line and column, both from 1.</summary>
internal readonly record struct SourcePosition(int Index, int Line, int Column);

/// <summary>A place in a JSON text that moves forward. At the end <see cref="Current"/> is NUL, which no JSON has outside of its end.</summary>
internal sealed class JsonCursor(string text)
{
    private static readonly SearchValues<char> StringEnds = SearchValues.Create(
        "\"\\" + string.Concat(Enumerable.Range(0, 0x20).Select(i => (char)i)));

    // A byte order mark is passed over.
    private int _index = text.StartsWith('\uFEFF') ? 1 : 0;
    private int _line = 1;
    private int _lineStart = text.StartsWith('\uFEFF') ? 1 : 0;

    public char Current => _index < text.Length ? text[_index] : '\0';

    public SourcePosition Position => new(_index, _line, _index - _lineStart + 1);

    public SourceSpan SpanFrom(SourcePosition start) => new(start.Index, _index, start.Line, start.Column);

    public void Advance() => _index++;

    public char Take()
    {
        var current = Current;
        _index = Math.Min(_index + 1, text.Length);
        return current;
    }

    /// <summary>Moves over blanks and line ends; false at the end of the text.</summary>
    public bool SkipBlanks()
    {
        for (; _index < text.Length && text[_index] is ' ' or '\t' or '\r' or '\n'; _index++)
        {
            if (text[_index] == '\n')
            {
                _line++;
                _lineStart = _index + 1;
            }
        }

        return _index < text.Length;
    }

    /// <summary>Moves over blanks and, where it comes next, over <paramref name="end"/>: true then.</summary>
    public bool SkipTo(char end)
    {
        SkipBlanks();
        if (Current != end)
        {
            return false;
        }

        _index++;
        return true;
    }

    public string TakeWord()
    {
        var start = _index;
        while (char.IsAsciiLetterOrDigit(Current) || Current is '-' or '+' or '.')
        {
            _index++;
        }

        return text[start.._index];
    }

    /// <summary>The text up to a quote, a backslash or a control character.</summary>
    public ReadOnlySpan<char> TakePlain()
    {
        var rest = text.AsSpan(_index);
        var length = rest.IndexOfAny(StringEnds);
        length = length < 0 ? rest.Length : length;
        _index += length;
        return rest[..length];
    }

    /// <summary>The UTF-16 unit of four hexadecimal digits, or null.</summary>
    public char? TakeHex()
    {
        if (_index + 4 > text.Length
            || !ushort.TryParse(text.AsSpan(_index, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit))
        {
            return null;
        }

        _index += 4;
        return (char)unit;
    }
}
