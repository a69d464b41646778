using System.Globalization;
using Sealing.Go;

namespace Sealing.GoTemplates.Values;

/// <summary>Go's fmt.Sprintf: reads a format and its arguments. What is wrong with them is written into the result, as Go does.</summary>
internal sealed class GoFormat
{
    private const int MaxNumber = 1_000_000; // Go takes no larger width or precision

    private readonly string _format;
    private readonly IReadOnlyList<GoValue> _arguments;
    private readonly BoundedText _output;
    private readonly GoFormatter _formatter;

    private int _at;
    private int _argument;
    private bool _isReordered;
    private bool _isGoodIndex;
    private bool _isAfterIndex;

    private GoFormat(string format, IReadOnlyList<GoValue> arguments, BoundedText output)
    {
        (_format, _arguments, _output, _formatter) = (format, arguments, output, new GoFormatter(output));
    }

    public static string Print(string format, IReadOnlyList<GoValue> arguments, RenderingBudget budget)
    {
        using var output = new BoundedText(budget);
        new GoFormat(format, arguments, output).Run();
        return output.ToString();
    }

    private void Run()
    {
        while (_at < _format.Length)
        {
            var percent = _format.IndexOf('%', _at);
            var end = percent < 0 ? _format.Length : percent;
            _output.Append(_format.AsSpan(_at, end - _at));
            _at = end;
            if (percent >= 0)
            {
                _at++;
                WriteVerb(ReadFlags());
            }
        }

        if (!_isReordered && _argument < _arguments.Count)
        {
            WriteExtra();
        }
    }

    private FormatFlags ReadFlags()
    {
        var flags = default(FormatFlags);
        (_isGoodIndex, _isAfterIndex) = (true, false);
        while (_at < _format.Length && flags.Take(_format[_at]))
        {
            _at++;
        }

        ReadIndex();
        ReadWidth(ref flags);
        if (_at < _format.Length && _format[_at] == '.')
        {
            _at++;
            _isGoodIndex &= !_isAfterIndex;
            ReadIndex();
            ReadPrecision(ref flags);
        }

        if (!_isAfterIndex)
        {
            ReadIndex();
        }

        return flags;
    }

    private void ReadWidth(ref FormatFlags flags)
    {
        if (!IsStar())
        {
            flags.Width = ReadNumber();
            _isGoodIndex &= !(_isAfterIndex && flags.Width is not null);
            return;
        }

        if (TakeNumber() is { } width)
        {
            flags.TakeWidth(width);
        }
        else
        {
            _output.Append("%!(BADWIDTH)");
        }
    }

    private void ReadPrecision(ref FormatFlags flags)
    {
        if (!IsStar())
        {
            flags.Precision = ReadNumber() ?? 0;
            return;
        }

        flags.Precision = TakeNumber() is >= 0 and var precision ? precision : null;
        if (flags.Precision is null)
        {
            _output.Append("%!(BADPREC)");
        }
    }

    private bool IsStar()
    {
        if (_at >= _format.Length || _format[_at] != '*')
        {
            return false;
        }

        _at++;
        return true;
    }

    private int? TakeNumber()
    {
        _isAfterIndex = false;
        var value = _argument < _arguments.Count ? _arguments[_argument++] : null;
        return value is GoInt { Value: >= -MaxNumber and <= MaxNumber } number ? (int)number.Value : null;
    }

    private int? ReadNumber()
    {
        var start = _at;
        while (_at < _format.Length && char.IsAsciiDigit(_format[_at]))
        {
            _at++;
        }

        return int.TryParse(_format.AsSpan(start, _at - start), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= MaxNumber
            ? number : null;
    }

    // [n] says which argument comes next.
    private void ReadIndex()
    {
        if (_at >= _format.Length || _format[_at] != '[')
        {
            return;
        }

        _isReordered = true;
        var end = _format.IndexOf(']', _at);
        var digits = end < 0 ? default : _format.AsSpan(_at + 1, end - _at - 1);
        var isNumber = int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= _arguments.Count;
        _at = end < 0 ? _at + 1 : end + 1;
        _argument = isNumber ? number - 1 : _argument;
        _isGoodIndex &= isNumber;
        _isAfterIndex = isNumber || end >= 0;
    }

    private void WriteVerb(FormatFlags flags)
    {
        if (_at >= _format.Length)
        {
            _output.Append("%!(NOVERB)");
            return;
        }

        GoText.Decode(_format.AsSpan(_at), out var length);
        var verb = _format.Substring(_at, length);
        _at += length;
        if (verb == "%")
        {
            _output.Append('%');
        }
        else if (!char.IsAscii(verb[0]))
        {
            throw new FunctionException("a verb that is no ASCII letter");
        }
        else if (!_isGoodIndex)
        {
            _output.Append("%!" + verb + "(BADINDEX)");
        }
        else if (_argument >= _arguments.Count)
        {
            _output.Append("%!" + verb + "(MISSING)");
        }
        else
        {
            _formatter.Write(_arguments[_argument++], verb[0], flags);
        }
    }

    private void WriteExtra()
    {
        _output.Append("%!(EXTRA ");
        for (var i = _argument; i < _arguments.Count; i++)
        {
            var value = _arguments[i];
            _output.Append(i > _argument ? ", " : "");
            _output.Append(value.IsNil ? "<nil>" : value.Type.Name + "=");
            if (!value.IsNil)
            {
                _formatter.Write(value, 'v', default);
            }
        }

        _output.Append(')');
    }
}
