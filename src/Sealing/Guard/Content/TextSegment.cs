using System.Text;

namespace Sealing.Guard.Content;

/// <summary>A file's text, or of a big file a part that ends between two documents or lines, with the places of its offsets in the file.</summary>
internal sealed class TextSegment(string path, string text, int firstLine, bool isCut = false)
{
    private const int MaxBytes = 4 << 20;

    private int[]? _lineStarts;

    /// <summary>The file's name with <c>/</c> between its parts.</summary>
    public string Path => path;

    public string Text => text;

    /// <summary>Whether the part begins or ends within a line, so that it has no structure.</summary>
    public bool IsCut => isCut;

    /// <summary>Whether it is the beginning of the file.</summary>
    public bool IsFirst => firstLine == 1;

    public TextPlace PlaceOf(int offset)
    {
        _lineStarts ??= FindLineStarts();
        var index = Array.BinarySearch(_lineStarts, offset);
        var line = index >= 0 ? index : ~index - 1;
        return new TextPlace(firstLine + line, offset - _lineStarts[line] + 1);
    }

    /// <summary>The blanks that a line of the file begins with.</summary>
    public int IndentOf(int line)
    {
        _lineStarts ??= FindLineStarts();
        var rest = line - firstLine < _lineStarts.Length ? text.AsSpan(_lineStarts[line - firstLine]) : [];
        return rest.IndexOfAnyExcept(' ') is >= 0 and var indent ? indent : rest.Length;
    }

    public static TextSegment Of(string path, ReadOnlySpan<byte> utf8, int firstLine, bool isCut = false) => new(path, Encoding.UTF8.GetString(utf8), firstLine, isCut);

    /// <summary>The bytes of the next part, of 4 MiB at most so that memory does not grow with the file: whole documents where that is possible, else whole lines.</summary>
    public static int LengthOfNext(ReadOnlySpan<byte> rest)
    {
        if (rest.Length <= MaxBytes)
        {
            return rest.Length;
        }

        var window = rest[..MaxBytes];
        var document = window.LastIndexOf("\n---"u8);
        if (document > MaxBytes / 2)
        {
            return document + 1;
        }

        var line = window.LastIndexOf((byte)'\n');
        return line > MaxBytes / 2 ? line + 1 : MaxBytes;
    }

    private int[] FindLineStarts()
    {
        var starts = new List<int> { 0 };
        for (var from = 0; text.AsSpan(from).IndexOf('\n') is >= 0 and var index;)
        {
            from += index + 1;
            starts.Add(from);
        }

        return [.. starts];
    }
}
