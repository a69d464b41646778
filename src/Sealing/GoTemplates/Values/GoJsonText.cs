using System.Globalization;
using System.Text;
using Sealing.Go;

namespace Sealing.GoTemplates.Values;

/// <summary>How JSON is written: HTML characters escaped, and so with an indentation of two blanks, or not escaped.</summary>
internal enum JsonStyle
{
    Compact,
    Indented,
    Raw,
}

/// <summary>Values as Go's encoding/json writes them. Bytes that are no UTF-8 become U+FFFD.</summary>
internal sealed class GoJsonText
{
    private readonly BoundedText _output;
    private readonly JsonStyle _style;

    private GoJsonText(BoundedText output, JsonStyle style)
    {
        (_output, _style) = (output, style);
    }

    /// <exception cref="FunctionException">A number that JSON has no form for, or nested too deeply.</exception>
    public static string Write(GoValue value, JsonStyle style, RenderingBudget budget)
    {
        using var output = new BoundedText(budget);
        new GoJsonText(output, style).WriteValue(value, depth: 1);
        return output.ToString();
    }

    private void WriteValue(GoValue value, int depth)
    {
        _output.Budget.Step();
        RenderingBudget.CheckDepth(depth);
        switch (value)
        {
            case GoBool boolean:
                _output.Append(boolean.Value ? "true" : "false");
                break;
            case GoInt integer:
                _output.Append(integer.Value.ToString(CultureInfo.InvariantCulture));
                break;
            case GoFloat number:
                _output.Append(double.IsFinite(number.Value) ? GoFloatText.FormatJson(number.Value) : throw new FunctionException("JSON has no infinity and no NaN"));
                break;
            case GoString text:
                WriteString(text.Value);
                break;
            case GoList or GoMap when IsNilReference(value):
                _output.Append("null");
                break;
            case GoList list:
                WriteItems('[', ']', list.Items, item => WriteValue(item, depth + 1), depth);
                break;
            case GoMap map:
                WriteItems('{', '}', map.Entries, entry => WriteEntry(entry, depth + 1), depth);
                break;
            default:
                _output.Append("null");
                break;
        }
    }

    private static bool IsNilReference(GoValue value) => ReferenceEquals(value, GoList.NilSlice) || ReferenceEquals(value, GoMap.NilMap);

    private void WriteItems<T>(char open, char close, IReadOnlyCollection<T> items, Action<T> write, int depth)
    {
        _output.Append(open);
        var isFirst = true;
        foreach (var item in items)
        {
            _output.Append(isFirst ? "" : ",");
            isFirst = false;
            NewLine(depth);
            write(item);
        }

        if (!isFirst)
        {
            NewLine(depth - 1);
        }

        _output.Append(close);
    }

    private void NewLine(int depth)
    {
        if (_style == JsonStyle.Indented)
        {
            _output.Append('\n');
            _output.Append(' ', 2 * depth);
        }
    }

    private void WriteEntry(KeyValuePair<string, GoValue> entry, int depth)
    {
        WriteString(entry.Key);
        _output.Append(_style == JsonStyle.Indented ? ": " : ":");
        WriteValue(entry.Value, depth);
    }

    private void WriteString(string text)
    {
        _output.Append('"');
        foreach (var (start, length, rune) in GoText.Runes(text))
        {
            _output.Append(rune.Value switch
            {
                '"' => "\\\"",
                '\\' => @"\\",
                '\n' => @"\n",
                '\r' => @"\r",
                '\t' => @"\t",
                < ' ' or 0x2028 or 0x2029 => Escape(rune),
                '<' or '>' or '&' when _style != JsonStyle.Raw => Escape(rune),
                0xFFFD when length == 1 => @"\ufffd",
                _ => text.AsSpan(start, length),
            });
        }

        _output.Append('"');
    }

    private static string Escape(Rune rune) => @"\u" + rune.Value.ToString("x4", CultureInfo.InvariantCulture);
}
