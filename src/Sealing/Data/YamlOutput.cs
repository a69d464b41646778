using Sealing.Text;

namespace Sealing.Data;

/// <summary>Text that is being written, and the column it has come to, in code points from 0.</summary>
internal sealed class YamlOutput : IDisposable
{
    private readonly TextBuffer _text = new();

    public int Column { get; private set; }

    public void Dispose() => _text.Dispose();

    public override string ToString() => _text.ToString();

    public byte[] ToUtf8() => _text.ToUtf8();

    /// <summary>Writes text without line breaks and surrogates.</summary>
    public void Write(ReadOnlySpan<char> text)
    {
        _text.Append(text);
        Column += text.Length;
    }

    public void Write(char unit)
    {
        _text.Append(unit);
        Column++;
    }

    public void EndLine()
    {
        _text.Append('\n');
        Column = 0;
    }

    /// <summary>Ends the line that has been begun, if one has, and starts one at a column.</summary>
    public void StartLine(int indent)
    {
        if (Column > 0)
        {
            EndLine();
        }

        _text.Append(' ', indent);
        Column = indent;
    }
}
