using System.Buffers;
using System.Globalization;
using System.Text;
using Sealing.Data;

namespace Sealing.Syntax.Json;

/// <summary>
/// Reads a stream of JSON texts, one after another, into the nodes of the same YAML. Strict (RFC 8259): no comments, no trailing commas,
/// no unpaired surrogates. Its own reader since spans count UTF-16 units of the source text.
/// </summary>
internal sealed class JsonReader
{
    private readonly JsonCursor _at;
    private readonly NodeBudget _budget;
    private readonly bool _takesTwice;
    private int _document = 1;

    private JsonReader(string text, ReadLimits limits, bool takesTwice)
    {
        (_at, _budget, _takesTwice) = (new JsonCursor(text), new NodeBudget(limits), takesTwice);
    }

    /// <param name="text">The stream.</param>
    /// <param name="limits">What reading may cost.</param>
    /// <param name="takesTwice">Whether a key may be given twice in one object: both entries are there then.</param>
    /// <exception cref="SealingException">Not JSON, a key twice in one object, or over a limit.</exception>
    public static IReadOnlyList<YamlDocument> ReadAll(string text, ReadLimits limits, bool takesTwice = false)
    {
        var reader = new JsonReader(text, limits, takesTwice);
        var documents = new List<YamlDocument>();
        while (reader._at.SkipBlanks())
        {
            documents.Add(new YamlDocument(reader.ReadValue(depth: 1), reader._document));
            reader._document++;
        }

        return documents;
    }

    private YamlNode ReadValue(int depth)
    {
        _at.SkipBlanks();
        if (_budget.Enter(depth) is { } problem)
        {
            throw Error(problem);
        }

        return _at.Current switch
        {
            '{' => ReadObject(depth),
            '[' => ReadArray(depth),
            '"' => ReadString(),
            _ => ReadLiteral(),
        };
    }

    private YamlMapping ReadObject(int depth)
    {
        var start = _at.Position;
        var entries = new List<YamlEntry>();
        var keys = new KeySet();
        _at.Advance();
        while (!_at.SkipTo('}'))
        {
            if (entries.Count > 0)
            {
                Expect(',');
                _at.SkipBlanks();
            }

            entries.Add(ReadEntry(keys, depth));
        }

        return new YamlMapping { Span = _at.SpanFrom(start), Entries = entries, IsFlow = true };
    }

    private YamlEntry ReadEntry(KeySet keys, int depth)
    {
        if (_at.Current != '"')
        {
            throw Error("not valid JSON: a key in double quotes is expected");
        }

        var key = ReadString();
        if (!_takesTwice && !keys.Add(key, out var name))
        {
            throw new SealingException(ErrorKind.InvalidDocument, "duplicate key", new(_document, key.Span.Line, key.Span.Column, name));
        }

        Expect(':');
        var colon = _at.Position.Index - 1;
        return new YamlEntry(key, ReadValue(depth + 1)) { Start = key.Span.Start, Colon = colon };
    }

    private YamlSequence ReadArray(int depth)
    {
        var start = _at.Position;
        var items = new List<YamlNode>();
        _at.Advance();
        while (!_at.SkipTo(']'))
        {
            if (items.Count > 0)
            {
                Expect(',');
            }

            items.Add(ReadValue(depth + 1));
        }

        return new YamlSequence { Span = _at.SpanFrom(start), Items = items, IsFlow = true };
    }

    private YamlScalar ReadLiteral()
    {
        var start = _at.Position;
        var word = _at.TakeWord();
        if (word is not ("true" or "false" or "null") && !JsonNumber.IsValid(word))
        {
            throw Error(word.Length == 0 ? "not valid JSON: a value is expected" : "not valid JSON: strings need double quotes", start);
        }

        return new YamlScalar { Span = _at.SpanFrom(start), Text = word.AsMemory(), Style = YamlStyle.Plain };
    }

    private YamlScalar ReadString()
    {
        var start = _at.Position;
        _at.Advance();
        var text = new StringBuilder();
        while (true)
        {
            text.Append(_at.TakePlain());
            switch (_at.Take())
            {
                case '"':
                    return new YamlScalar { Span = _at.SpanFrom(start), Text = WellFormed(text, start).AsMemory(), Style = YamlStyle.DoubleQuoted };
                case '\\':
                    text.Append(ReadEscape());
                    break;
                default:
                    throw Error("not valid JSON: a string that is never closed", start);
            }
        }
    }

    private char ReadEscape() => _at.Take() switch
    {
        '"' => '"',
        '\\' => '\\',
        '/' => '/',
        'b' => '\b',
        'f' => '\f',
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        'u' when _at.TakeHex() is { } unit => unit,
        _ => throw Error("not valid JSON: an unknown escape in a string"),
    };

    private string WellFormed(StringBuilder text, SourcePosition start)
    {
        var value = text.ToString();
        for (var rest = value.AsSpan(); rest.IndexOfAnyInRange('\uD800', '\uDFFF') is >= 0 and var index;)
        {
            if (Rune.DecodeFromUtf16(rest[index..], out _, out var consumed) != OperationStatus.Done)
            {
                throw Error("not valid JSON: half of a surrogate pair in a string", start);
            }

            rest = rest[(index + consumed)..];
        }

        return value;
    }

    private void Expect(char sign)
    {
        _at.SkipBlanks();
        if (_at.Take() != sign)
        {
            throw Error(string.Create(CultureInfo.InvariantCulture, $"not valid JSON: '{sign}' is expected"));
        }
    }

    private SealingException Error(string message, SourcePosition? at = null)
    {
        var place = at ?? _at.Position;
        return new SealingException(ErrorKind.InvalidDocument, message, new(_document, place.Line, place.Column));
    }
}
