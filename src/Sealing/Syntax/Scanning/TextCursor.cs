using Sealing.Data;

namespace Sealing.Syntax.Scanning;

/// <summary>A place in a text that moves on, and knows its line. Past the end of the text it sees <see cref="End"/>, which no text holds.</summary>
internal sealed class TextCursor(string text)
{
    public const char End = '\0';
    public const char ByteOrderMark = '\uFEFF';

    private static readonly Stops LineEnds = new("");

    private readonly bool _hasOtherBreaks = text.AsSpan().ContainsAny('\u0085', '\u2028', '\u2029');
    private int _lineStart = FirstOf(text);

    public string Text => text;

    public int At { get; private set; } = FirstOf(text);

    /// <summary>The line, from 1.</summary>
    public int Line { get; private set; } = 1;

    /// <summary>UTF-16 units before this place on its line.</summary>
    public int Column => At - _lineStart;

    public TextPosition Position => new(At, Line, Column);

    public char Current => (uint)At < (uint)text.Length ? text[At] : End;

    public char Next => Peek(1);

    public bool IsAtEnd => At >= text.Length;

    public bool IsAtBlank => Current is ' ' or '\t';

    public bool IsAtBreak => YamlCharacters.IsBreak(Current);

    public ReadOnlySpan<char> Rest => text.AsSpan(At);

    /// <summary>Whether a document marker starts here (YAML 1.1 s9.1.1, s9.1.2): <c>---</c> or <c>...</c> by itself at the start of a line.</summary>
    public bool IsAtMarker => Column == 0 && Current is '-' or '.' && Rest is ['-', '-', '-', ..] or ['.', '.', '.', ..] && YamlCharacters.IsBlankOrEnd(Peek(3));

    public char Peek(int offset) => (uint)(At + offset) < (uint)text.Length ? text[At + offset] : End;

    /// <summary>Passes over units of this line.</summary>
    public void Skip(int units = 1) => At += units;

    public void SkipSpaces()
    {
        while (Current == ' ')
        {
            At++;
        }
    }

    public void SkipBlanks()
    {
        while (IsAtBlank)
        {
            At++;
        }
    }

    /// <summary>Passes over one line break and gives what it means in a scalar (YAML 1.1 s4.1.4): a line feed, or the separator itself.</summary>
    public char SkipBreak()
    {
        var read = Current;
        At += Rest is ['\r', '\n', ..] ? 2 : 1;
        Line++;
        _lineStart = At;
        return read is '\u2028' or '\u2029' ? read : '\n';
    }

    /// <summary>The units of this line that are left.</summary>
    public int RestOfLine() => Find(LineEnds);

    /// <summary>The units between here, or some units further, and the first of some characters, or the end of the text.</summary>
    public int Find(Stops stops, int from = 0) => from + stops.Find(text.AsSpan(At + from), _hasOtherBreaks);

    private static int FirstOf(string text) => text is [ByteOrderMark, ..] ? 1 : 0;
}
