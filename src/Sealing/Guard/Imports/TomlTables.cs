using Sealing.Syntax;

namespace Sealing.Guard.Imports;

/// <summary>
/// The tables of a TOML file in the order of their headers, with the values that configurations of secret scanners have: strings of all four kinds, arrays of
/// them, numbers and booleans, as texts. Inline tables and dates are passed over.
/// </summary>
internal sealed class TomlTables
{
    private readonly string _text;
    private int _at;

    private TomlTables(string text)
    {
        _text = text;
    }

    /// <summary>Reads a file in UTF-8.</summary>
    /// <exception cref="SealingException">It is no TOML; the message names the line.</exception>
    public static List<TomlTable> Read(ReadOnlySpan<byte> bytes) => new TomlTables(SourceText.Decode(bytes).Text.ReplaceLineEndings("\n")).ReadAll();

    private List<TomlTable> ReadAll()
    {
        var tables = new List<TomlTable> { new("") };
        for (SkipBlank(); _at < _text.Length; SkipBlank())
        {
            if (_text[_at] == '[')
            {
                tables.Add(new TomlTable(Take(LineEnd()).Split('#')[0].Trim().Trim('[', ']').Trim()));
                continue;
            }

            var equals = _text.IndexOf('=', _at);
            if (equals < 0 || equals > LineEnd())
            {
                throw Error("a key without a value");
            }

            var key = Take(equals).Trim().Trim('"', '\'');
            _at++;
            SkipBlank();
            tables[^1].Values[key] = ReadValue();
        }

        return tables;
    }

    private List<string> ReadValue()
    {
        if (_text.AsSpan(_at) is not ['[', ..])
        {
            return [ReadScalar()];
        }

        var items = new List<string>();
        for (_at++, SkipBlank(); _at < _text.Length && _text[_at] != ']'; SkipBlank())
        {
            items.Add(ReadScalar());
            SkipBlank();
            _at += _at < _text.Length && _text[_at] == ',' ? 1 : 0;
        }

        _at = _at < _text.Length ? _at + 1 : throw Error("an array without an end");
        return items;
    }

    private string ReadScalar()
    {
        var rest = _text.AsSpan(_at);
        if (rest.StartsWith("'''") || rest.StartsWith("\"\"\""))
        {
            var quoted = ReadTo(rest[..3].ToString());
            quoted = quoted is ['\n', .. var first] ? first : quoted;
            return rest[0] == '"' ? Unescape(quoted) : quoted;
        }

        return rest switch
        {
            ['\'', ..] => ReadTo("'"),
            ['"', ..] => Unescape(ReadTo("\"")),
            _ => ReadPlain(),
        };
    }

    private string ReadTo(string quote)
    {
        var start = _at + quote.Length;
        for (var end = start; (end = _text.IndexOf(quote, end, StringComparison.Ordinal)) >= 0; end++)
        {
            var isEscaped = quote[0] == '"' && (end - _text.AsSpan(start, end - start).LastIndexOfAnyExcept('\\') - 1 - start) % 2 == 1;
            if (!isEscaped)
            {
                _at = end + quote.Length;
                return _text[start..end];
            }
        }

        throw Error("a string without an end");
    }

    private string ReadPlain()
    {
        var length = _text.AsSpan(_at).IndexOfAny(",]\n#");
        return length == 0 ? throw Error("a value that cannot be read") : Take(length < 0 ? _text.Length : _at + length).Trim();
    }

    private static string Unescape(string text) => text.Replace("\\\\", "\0", StringComparison.Ordinal).Replace("\\\"", "\"", StringComparison.Ordinal)
        .Replace("\\n", "\n", StringComparison.Ordinal).Replace("\\t", "\t", StringComparison.Ordinal).Replace('\0', '\\');

    private void SkipBlank()
    {
        while (_at < _text.Length && (char.IsWhiteSpace(_text[_at]) || _text[_at] == '#'))
        {
            _at = _text[_at] == '#' ? LineEnd() : _at + 1;
        }
    }

    private int LineEnd() => _text.IndexOf('\n', _at) is >= 0 and var end ? end : _text.Length;

    private string Take(int end)
    {
        var taken = _text[_at..end];
        _at = end;
        return taken;
    }

    private SealingException Error(string what) => new($"line {_text.AsSpan(0, Math.Min(_at, _text.Length)).Count('\n') + 1}: not valid TOML: {what}");
}
