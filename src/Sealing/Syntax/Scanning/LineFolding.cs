using System.Text;

namespace Sealing.Syntax.Scanning;

/// <summary>The blanks and line breaks between two pieces of a plain or quoted scalar, and what they mean (YAML 1.1 s4.2.4).</summary>
internal sealed class LineFolding(TextCursor cursor)
{
    private readonly StringBuilder _more = new(); // the breaks after the first
    private int _blanks; // where the blanks start
    private int _blanksEnd;
    private char _first; // the first break, TextCursor.End where it means nothing

    /// <summary>Whether there was a line break.</summary>
    public bool IsOverLines { get; private set; }

    /// <summary>Passes over blanks and line breaks. In the indentation, before a column, no tabs can stand.</summary>
    public void Skip(int indentation)
    {
        (IsOverLines, _first) = (false, TextCursor.End);
        _more.Clear();
        _blanks = cursor.At;
        cursor.SkipBlanks();
        _blanksEnd = cursor.At;
        if (cursor.IsAtBreak)
        {
            _first = cursor.SkipBreak();
            SkipLines(indentation);
        }
    }

    /// <summary>Passes over an escaped line break and what follows; the break itself means nothing.</summary>
    public void SkipEscapedBreak()
    {
        _first = TextCursor.End;
        _more.Clear();
        cursor.SkipBreak();
        SkipLines(indentation: 0);
    }

    /// <summary>Appends what the blanks and breaks mean: a line feed alone is a blank, more of them are one less.</summary>
    public void AppendTo(StringBuilder text)
    {
        if (!IsOverLines)
        {
            text.Append(cursor.Text, _blanks, _blanksEnd - _blanks);
            return;
        }

        if (_first is not ('\n' or TextCursor.End))
        {
            text.Append(_first);
        }
        else if (_first == '\n' && _more.Length == 0)
        {
            text.Append(' ');
        }

        text.Append(_more);
    }

    private void SkipLines(int indentation)
    {
        IsOverLines = true;
        while (true)
        {
            while (cursor.IsAtBlank)
            {
                if (cursor.Current == '\t' && cursor.Column < indentation)
                {
                    throw ScanProblem.At(ScanProblem.Tab, cursor.Position);
                }

                cursor.Skip();
            }

            if (!cursor.IsAtBreak)
            {
                return;
            }

            _more.Append(cursor.SkipBreak());
        }
    }
}
