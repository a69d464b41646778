namespace Sealing.Sops.Stores.Flat;

/// <summary>Reads the lines of a dotenv file.</summary>
internal sealed class DotenvReader
{
    public const string MetadataPrefix = "sops_";
    public const char ByteOrderMark = '\uFEFF';

    private readonly string _text;
    private readonly bool _isEncrypted;
    private readonly bool _isConverted;
    private readonly List<DotenvLine> _lines = [];
    private readonly List<DotenvMetadata> _metadata = [];
    private readonly List<TextPlace> _blanks = [];
    private readonly List<StrayText> _strays = [];

    private DotenvReader(string text)
    {
        _text = text;
        var first = text.StartsWith(MetadataPrefix, StringComparison.Ordinal) ? 0 : text.IndexOf("\n" + MetadataPrefix, StringComparison.Ordinal) + 1;
        _isEncrypted = first > 0 || text.StartsWith(MetadataPrefix, StringComparison.Ordinal);
        _isConverted = _isEncrypted && text[EndOfLine(first + 1) - 1] == '\r';
    }

    /// <exception cref="SealingException">A line that is neither empty nor a comment nor has a <c>=</c>.</exception>
    public static DotenvFile Read(string text)
    {
        var reader = new DotenvReader(text);
        for (var start = 0; start < text.Length;)
        {
            start = reader.ReadLine(start) + 1;
        }

        return new DotenvFile(reader._lines, reader._metadata, reader._blanks, reader._strays, reader._isConverted);
    }

    /// <summary>The end of what is read, without the line feed.</summary>
    private int ReadLine(int start)
    {
        var lineEnd = EndOfLine(start);
        var end = _isConverted && lineEnd > start && _text[lineEnd - 1] == '\r' ? lineEnd - 1 : lineEnd;
        var line = _text.AsSpan(start..end);
        var equals = line.IndexOf('=');
        if (line is "" or "\r")
        {
            _blanks.Add(new TextPlace(start, end));
        }
        else if (line[0] == '#')
        {
            Add(null, new TextPlace(start + 1, end), isRaw: false);
        }
        else if (equals < 0)
        {
            throw TextPlace.Error(_text, start, "a line without '='");
        }
        else if (line.StartsWith(MetadataPrefix, StringComparison.Ordinal))
        {
            _metadata.Add(new DotenvMetadata(line[MetadataPrefix.Length..equals].ToString(), new TextPlace(start, end), start + equals + 1));
        }
        else
        {
            return Math.Max(lineEnd, ReadValue(line[..equals].ToString(), start, new TextPlace(start + equals + 1, end)));
        }

        return lineEnd;
    }

    private int ReadValue(string key, int start, TextPlace value)
    {
        if (key.AsSpan().TrimStart(ByteOrderMark).TrimStart() is ['#', ..])
        {
            _strays.Add(new StrayText(start, "a comment that does not start at the first column, where SOPS takes it for a key"));
        }

        var quotes = _isEncrypted ? null : DotenvQuotes.Find(_text, value);
        if (quotes is { IsText: false })
        {
            _strays.Add(new StrayText(value.Start, "quotes that end on a later line, where SOPS takes the lines for keys; write \\n for the line ends"));
        }

        var isRaw = quotes is { IsText: true } || (_isEncrypted && DotenvQuotes.IsMarked(value.In(_text)));
        var place = quotes is { IsText: true } ? value with { End = quotes.Value.End } : value;
        Add(key, place, isRaw);
        return place.End;
    }

    private void Add(string? key, TextPlace place, bool isRaw) =>
        _lines.Add(new DotenvLine(key, place, isRaw) { EndsInReturn = !place.IsEmpty && _text[place.End - 1] == '\r' });

    private int EndOfLine(int at)
    {
        var end = _text.AsSpan(at).IndexOf('\n');
        return end < 0 ? _text.Length : at + end;
    }
}
