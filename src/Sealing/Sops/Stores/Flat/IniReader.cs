using System.Globalization;

namespace Sealing.Sops.Stores.Flat;

/// <summary>
/// Reads INI files as the library that the reference uses: <c>=</c> or <c>:</c> after the key, comments with <c>#</c> or <c>;</c> on their own
/// lines and behind values, quotes, values over several lines. Only a line feed ends a line; a carriage return is a blank.
/// </summary>
internal sealed class IniReader
{
    private const string Delimiters = "=:";

    private readonly string _text;
    private readonly IniValueReader _values;
    private readonly IniPending _comments;
    private readonly List<StrayText> _strays = [];
    private readonly List<IniSection> _sections = [new(IniSection.DefaultName, default, 0, 0)];
    private int _at;
    private int _numbered;

    private IniReader(string text)
    {
        (_text, _values, _comments) = (text, new IniValueReader(text, _strays), new IniPending(text));
    }

    /// <exception cref="SealingException">A line that is no section, key or comment, or a quote that is never closed.</exception>
    public static IniFile Read(string text)
    {
        var reader = new IniReader(text);
        while (reader._at < text.Length)
        {
            reader.ReadLine();
        }

        reader.Last.End = text.Length;
        reader.Last.Trailing.AddRange(reader._comments.Take());
        return new IniFile(reader._sections, reader._strays);
    }

    private IniSection Last => _sections[^1];

    private void ReadLine()
    {
        var lineStart = _at;
        var end = IniValueReader.EndOfLine(_text, _at);
        var start = end - _text.AsSpan(_at..end).TrimStart().Length;
        _at = Math.Min(end + 1, _text.Length);
        if (start == end)
        {
            _comments.Close();
        }
        else if (_text[start] is '#' or ';')
        {
            _comments.Add(start, end);
        }
        else if (_text[start] == '[')
        {
            ReadSection(lineStart, start, end);
        }
        else
        {
            ReadKey(lineStart, start, end);
        }
    }

    private void ReadSection(int lineStart, int start, int end)
    {
        var close = start + _text.AsSpan(start..end).LastIndexOf(']');
        if (close < start + 2)
        {
            throw Error(start, close < start ? "a section whose bracket is never closed" : "a section without a name");
        }

        var sign = _text.AsSpan(close..end).IndexOfAny('#', ';');
        TextPlace? beside = sign < 0 ? null : IniPending.TextOf(_text, close + sign, end);
        AddStray(close + 1, sign < 0 ? end : close + sign, "text beside the name of a section");
        var section = new IniSection(_text[(start + 1)..close], new TextPlace(start + 1, close), lineStart, _at);
        CheckName(start + 1, close);
        CheckComment(beside, end);

        // Comments at the end of the file stand above the metadata.
        (section.IsMetadata ? Last.Trailing : section.Comments).AddRange(_comments.Take(section.IsMetadata ? null : beside, lineStart));
        Last.End = lineStart;
        _numbered = 0;
        _sections.Add(section);
    }

    // The reference takes the last bracket of the line for the end of the name.
    private void CheckName(int start, int close)
    {
        var bracket = _text.AsSpan(start..close).IndexOf(']');
        if (bracket >= 0 && _text.AsSpan((start + bracket)..close).ContainsAny('#', ';'))
        {
            _strays.Add(new StrayText(start + bracket, "a bracket in the comment beside a section, which makes the comment a part of the name"));
        }
    }

    private void CheckComment(TextPlace? beside, int end)
    {
        if (beside is { IsEmpty: true } && _comments.IsOpen)
        {
            _strays.Add(new StrayText(end, "an empty comment beside a section under another comment"));
        }
    }

    private void ReadKey(int lineStart, int start, int end)
    {
        var (place, delimiter) = ReadName(start);
        var name = place.In(_text);
        if (name == "-")
        {
            name = "#" + (++_numbered).ToString(CultureInfo.InvariantCulture);
        }

        var comments = _comments.Take();
        var value = _values.Read(delimiter + 1, end, ref _at);
        var lines = new TextPlace(lineStart, _at > lineStart && _text[_at - 1] == '\n' ? _at - 1 : _at);
        Last.Keys.Add(new IniKey(name, place, lines, value, value.Comment is { } beside ? [.. comments, new IniComment(beside)] : comments));
    }

    private (TextPlace Name, int Delimiter) ReadName(int start)
    {
        var line = _text.AsSpan(start.._at);
        var quote = line[0] switch
        {
            '"' when line.Length > 6 && line.StartsWith(IniSpelling.Triple, StringComparison.Ordinal) => IniSpelling.Triple,
            '"' or '`' => line[..1].ToString(),
            _ => "",
        };
        var close = quote.Length == 0 ? 0 : line[quote.Length..].IndexOf(quote, StringComparison.Ordinal);
        var after = quote.Length == 0 ? 0 : close + (2 * quote.Length);
        var delimiter = close < 0 ? -1 : line[after..].IndexOfAny(Delimiters);
        if (delimiter < 0)
        {
            throw Error(start, "a key without '='");
        }

        var quoted = quote.Length == 0 ? line[..delimiter] : line.Slice(quote.Length, close);
        var first = start + quote.Length + quoted.Length - quoted.TrimStart().Length;
        var name = new TextPlace(first, first + quoted.Trim().Length);
        if (quote.Length > 0)
        {
            AddStray(start + after, start + after + delimiter, "text behind the quotes of a key");
        }

        return name.IsEmpty ? throw Error(start, "a value without a key") : (name, start + after + delimiter);
    }

    private void AddStray(int start, int end, string message)
    {
        var length = _text.AsSpan(start..end).TrimStart().Length;
        if (length > 0)
        {
            _strays.Add(new StrayText(end - length, message));
        }
    }

    private SealingException Error(int at, string message) => TextPlace.Error(_text, at, message);
}

/// <summary>What an INI file holds. The first section is that of the keys above all names.</summary>
internal sealed record IniFile(IReadOnlyList<IniSection> Sections, IReadOnlyList<StrayText> Strays);
