using System.Globalization;
using Sealing.Go;

namespace Sealing.GoTemplates.Values;

/// <summary>
/// Go's fmt for the values of templates: <c>print</c>, <c>println</c> and one verb of <c>printf</c>. Wrong verbs are written into the
/// result, as Go does.
/// </summary>
internal sealed partial class GoFormatter(BoundedText output)
{
    private FormatFlags _flags;

    public static string Print(IReadOnlyList<GoValue> values, RenderingBudget budget)
    {
        using var output = new BoundedText(budget);
        Print(output, values);
        return output.ToString();
    }

    /// <summary>A blank comes between two values neither of which is a string.</summary>
    public static void Print(BoundedText output, IReadOnlyList<GoValue> values)
    {
        var formatter = new GoFormatter(output);
        for (var i = 0; i < values.Count; i++)
        {
            if (i > 0 && values[i] is not GoString && values[i - 1] is not GoString)
            {
                output.Append(' ');
            }

            formatter.Write(values[i], 'v', default);
        }
    }

    public static string PrintLine(IReadOnlyList<GoValue> values, RenderingBudget budget)
    {
        using var output = new BoundedText(budget);
        var formatter = new GoFormatter(output);
        for (var i = 0; i < values.Count; i++)
        {
            output.Append(i > 0 ? " " : "");
            formatter.Write(values[i], 'v', default);
        }

        output.Append('\n');
        return output.ToString();
    }

    /// <summary>Writes an argument with a verb.</summary>
    public void Write(GoValue value, char verb, FormatFlags flags)
    {
        _flags = flags;
        if (verb == 'v')
        {
            _flags.TurnToValue();
        }

        switch (verb)
        {
            case 'T':
                Pad(value.Type.Name);
                break;
            case 'v' when value.IsNil:
                Pad("<nil>");
                break;
            case 'p' when value is GoList or GoMap:
                throw new FunctionException("%p prints an address, which is another one each time");
            default:
                WriteValue(value, verb, depth: 0);
                break;
        }
    }

    private void WriteValue(GoValue value, char verb, int depth)
    {
        output.Budget.Step();
        RenderingBudget.CheckDepth(depth);
        switch (value)
        {
            case GoNil when depth > 0:
                output.Append(_flags.SharpV ? "interface {}(nil)" : "<nil>");
                break;
            case GoBool boolean when verb is 'v' or 't':
                Pad(boolean.Value ? "true" : "false");
                break;
            case GoInt integer:
                WriteInteger(integer, verb);
                break;
            case GoFloat number:
                WriteFloat(number, verb);
                break;
            case GoString text:
                WriteString(text, verb);
                break;
            case GoList list:
                WriteList(list, verb, depth);
                break;
            case GoMap map:
                WriteMap(map, verb, depth);
                break;
            default:
                WriteBadVerb(value, verb);
                break;
        }
    }

    private void WriteList(GoList list, char verb, int depth)
    {
        if (_flags.SharpV && ReferenceEquals(list, GoList.NilSlice))
        {
            output.Append(list.Type.Name + "(nil)");
            return;
        }

        output.Append(_flags.SharpV ? list.Type.Name + "{" : "[");
        for (var i = 0; i < list.Items.Count; i++)
        {
            output.Append(i == 0 ? "" : _flags.SharpV ? ", " : " ");
            WriteValue(list.Items[i], verb, depth + 1);
        }

        output.Append(_flags.SharpV ? '}' : ']');
    }

    private void WriteMap(GoMap map, char verb, int depth)
    {
        if (_flags.SharpV && ReferenceEquals(map, GoMap.NilMap))
        {
            output.Append(map.Type.Name + "(nil)");
            return;
        }

        output.Append(_flags.SharpV ? map.Type.Name + "{" : "map[");
        var isFirst = true;
        foreach (var (key, value) in map.Entries)
        {
            output.Append(isFirst ? "" : _flags.SharpV ? ", " : " ");
            isFirst = false;
            WriteString(new GoString(key), verb);
            output.Append(':');
            WriteValue(value, verb, depth + 1);
        }

        output.Append(_flags.SharpV ? '}' : ']');
    }

    private void WriteString(GoString text, char verb)
    {
        switch (verb)
        {
            case 'v' when _flags.SharpV:
            case 'q':
                WriteQuoted(Truncate(text.Value));
                break;
            case 'v' or 's':
                Pad(Truncate(text.Value));
                break;
            case 'x' or 'X':
                WriteHex(text.Value, verb);
                break;
            default:
                WriteBadVerb(text, verb);
                break;
        }
    }

    private void WriteQuoted(string text)
    {
        if (_flags.Sharp && GoQuote.CanBackquote(text))
        {
            Pad("`" + text + "`");
            return;
        }

        using var quoted = new BoundedText(output.Budget);
        GoQuote.Append(quoted, text, '"', _flags.Plus);
        Pad(quoted.ToString());
    }

    private void WriteHex(string text, char verb)
    {
        var bytes = text.AsSpan(0, Math.Min(text.Length, _flags.Precision ?? text.Length));
        using var hex = new BoundedText(output.Budget);
        for (var i = 0; i < bytes.Length; i++)
        {
            hex.Append(_flags.Space && i > 0 ? " " : "");
            hex.Append(_flags.Sharp && (i == 0 || _flags.Space) ? "0" + verb : "");
            hex.Append(((int)bytes[i]).ToString(verb == 'x' ? "x2" : "X2", CultureInfo.InvariantCulture));
        }

        Pad(hex.ToString());
    }

    private void WriteBadVerb(GoValue value, char verb)
    {
        output.Append("%!" + verb + "(");
        if (value.IsNil)
        {
            output.Append("<nil>");
        }
        else
        {
            output.Append(value.Type.Name + "=");
            WriteValue(value, 'v', depth: 0);
        }

        output.Append(')');
    }

    /// <summary>At most as many runes as the precision says.</summary>
    private string Truncate(string text)
    {
        if (_flags.Precision is not { } count)
        {
            return text;
        }

        var end = 0;
        for (; count > 0 && end < text.Length; count--)
        {
            GoText.Decode(text.AsSpan(end), out var length);
            end += length;
        }

        return text[..end];
    }

    private void Pad(string text)
    {
        var missing = _flags.Width is { } width ? Math.Max(0, width - GoText.CountRunes(text)) : 0;
        output.Append(_flags.Zero ? '0' : ' ', _flags.Minus ? 0 : missing);
        output.Append(text);
        output.Append(' ', _flags.Minus ? missing : 0);
    }
}
