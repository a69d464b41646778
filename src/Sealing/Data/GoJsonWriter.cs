using System.Buffers;
using System.Globalization;
using System.Text;
using Sealing.Text;

namespace Sealing.Data;

/// <summary>
/// Writes an object as Go's encoding/json does with an indentation of two spaces and its HTML escaping, with one newline at the end.
/// The fields of a struct keep their order; the keys of a string map are sorted by <see cref="CodePointOrder"/>.
/// </summary>
internal sealed class GoJsonWriter
{
    private const int Step = 2;

    // Surrogates are looked at because one may stand alone; a pair is copied.
    private static readonly SearchValues<char> Special = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Concat(Enumerable.Range(0xD800, 0x800)).Select(i => (char)i), .. "\"\\<>&\u2028\u2029"]);

    private readonly TextBuffer _text;

    private GoJsonWriter(TextBuffer text)
    {
        _text = text;
    }

    /// <exception cref="SealingException">The value nests deeper than <see cref="ManifestValue.MaxDepth"/>.</exception>
    public static string Write(ManifestValue value)
    {
        using var text = new TextBuffer();
        Write(value, text);
        return text.ToString();
    }

    /// <inheritdoc cref="Write(ManifestValue)"/>
    public static byte[] WriteUtf8(ManifestValue value)
    {
        using var text = new TextBuffer();
        Write(value, text);
        return text.ToUtf8();
    }

    private static void Write(ManifestValue value, TextBuffer text)
    {
        new GoJsonWriter(text).WriteValue(value, depth: 1);
        text.Append('\n');
    }

    private void WriteValue(ManifestValue value, int depth)
    {
        ManifestValue.CheckDepth(depth);
        switch (value)
        {
            case ManifestText text:
                WriteString(text.Value);
                break;
            case ManifestNull:
                _text.Append("null");
                break;
            case ManifestBool boolean:
                _text.Append(boolean.Value ? "true" : "false");
                break;
            case ManifestInteger integer:
                _text.Append(integer.Value.ToString(CultureInfo.InvariantCulture));
                break;
            case ManifestMap map:
                WriteMap(map, depth);
                break;
            case ManifestList list:
                WriteList(list, depth);
                break;
        }
    }

    private void WriteMap(ManifestMap map, int depth)
    {
        var entries = map.IsStringMap ? EntrySorter.ByCodePoint(map.Entries) : map.Entries;
        _text.Append('{');
        for (var i = 0; i < entries.Count; i++)
        {
            StartItem(i, depth);
            WriteString(entries[i].Key);
            _text.Append(": ");
            WriteValue(entries[i].Value, depth + 1);
        }

        End('}', entries.Count, depth);
    }

    private void WriteList(ManifestList list, int depth)
    {
        _text.Append('[');
        for (var i = 0; i < list.Items.Count; i++)
        {
            StartItem(i, depth);
            WriteValue(list.Items[i], depth + 1);
        }

        End(']', list.Items.Count, depth);
    }

    private void StartItem(int index, int depth)
    {
        _text.Append(index > 0 ? ",\n" : "\n");
        _text.Append(' ', Step * depth);
    }

    private void End(char bracket, int count, int depth)
    {
        if (count > 0)
        {
            _text.Append('\n');
            _text.Append(' ', Step * (depth - 1));
        }

        _text.Append(bracket);
    }

    private void WriteString(ReadOnlySpan<char> text)
    {
        _text.Append('"');
        for (var special = text.IndexOfAny(Special); special >= 0; special = text.IndexOfAny(Special))
        {
            _text.Append(text[..special]);
            text = text[special..];
            var isWhole = Rune.DecodeFromUtf16(text, out var rune, out var length) == OperationStatus.Done;
            WriteSpecial(isWhole, rune, text[..length]);
            text = text[length..];
        }

        _text.Append(text);
        _text.Append('"');
    }

    private void WriteSpecial(bool isWhole, Rune rune, ReadOnlySpan<char> text)
    {
        _text.Append(rune.Value switch
        {
            '"' => "\\\"",
            '\\' => @"\\",
            '\b' => "\\b",
            '\f' => "\\f",
            '\n' => "\\n",
            '\r' => "\\r",
            '\t' => "\\t",
            _ when isWhole && !rune.IsBmp => text,
            _ => @"\u" + rune.Value.ToString("x4", CultureInfo.InvariantCulture),
        });
    }
}
