using System.Globalization;

namespace Sealing.Yaml;

/// <summary>
/// The timestamps that go-yaml 2.4 resolves a plain scalar to: a date; a date and a time after spaces, without a zone;
/// a date and a time after T or t, with a zone. Year in four digits, everything else in one or two.
/// </summary>
internal ref struct GoTimestamp
{
    private ReadOnlySpan<char> _rest;

    private GoTimestamp(ReadOnlySpan<char> text)
    {
        _rest = text;
    }

    public static bool Matches(ReadOnlySpan<char> text)
    {
        var scanner = new GoTimestamp(text);
        return scanner.Date() && (scanner._rest.IsEmpty || scanner.TimeOfDay());
    }

    private bool Date()
    {
        if (_rest.Length < 5 || _rest[..4].ContainsAnyExceptInRange('0', '9'))
        {
            return false;
        }

        var year = int.Parse(_rest[..4], NumberStyles.None, CultureInfo.InvariantCulture);
        _rest = _rest[4..];
        return Skip('-') && Number(1, 12, out var month)
            && Skip('-') && Number(1, DateTime.DaysInMonth(year == 0 ? 4 : year, month), out _); // year 0 is a leap year, like 4
    }

    private bool TimeOfDay()
    {
        if (_rest[0] == ' ')
        {
            _rest = _rest.TrimStart(' ');
            return Clock() && _rest.IsEmpty;
        }

        return (Skip('T') || Skip('t')) && Clock() && Zone() && _rest.IsEmpty;
    }

    private bool Clock()
    {
        if (!(Number(0, 23, out _) && Skip(':') && Number(0, 59, out _) && Skip(':') && Number(0, 59, out _)))
        {
            return false;
        }

        if (_rest is ['.' or ',', >= '0' and <= '9', ..])
        {
            _rest = _rest[1..].TrimStart("0123456789");
        }

        return true;
    }

    // The reference takes offsets of 24 hours and of 60 minutes too.
    private bool Zone()
    {
        if (Skip('Z'))
        {
            return true;
        }

        var hasShape = _rest is ['+' or '-', >= '0' and <= '9', >= '0' and <= '9', ':', >= '0' and <= '9', >= '0' and <= '9', ..];
        if (hasShape)
        {
            _rest = _rest[1..];
        }

        return hasShape && Number(0, 24, out _) && Skip(':') && Number(0, 60, out _);
    }

    private bool Skip(char expected)
    {
        var found = !_rest.IsEmpty && _rest[0] == expected;
        _rest = found ? _rest[1..] : _rest;
        return found;
    }

    // Two digits where there are two.
    private bool Number(int from, int to, out int number)
    {
        number = 0;
        var digits = 0;
        for (; digits < 2 && digits < _rest.Length && char.IsAsciiDigit(_rest[digits]); digits++)
        {
            number = (number * 10) + (_rest[digits] - '0');
        }

        _rest = _rest[digits..];
        return digits > 0 && number >= from && number <= to;
    }
}
