using System.Globalization;

namespace Sealing.Go;

/// <summary>
/// The timestamps that go-yaml 2.4 resolves a plain scalar to: a date; a date and a time after spaces, without a zone;
/// a date and a time after T or t, with a zone. Year in four digits, everything else in one or two.
/// </summary>
internal ref struct GoTimestamp
{
    private ReadOnlySpan<char> _rest;
    private GoTime _time;

    private GoTimestamp(ReadOnlySpan<char> text)
    {
        _rest = text;
        _time = new GoTime { Fraction = "" };
    }

    public static bool Matches(ReadOnlySpan<char> text)
    {
        var scanner = new GoTimestamp(text);
        return scanner.All();
    }

    /// <summary>The time meant, or null where the text is no timestamp.</summary>
    public static GoTime? Read(ReadOnlySpan<char> text)
    {
        var scanner = new GoTimestamp(text);
        return scanner.All() ? scanner._time : null;
    }

    private bool All() => Date() && (_rest.IsEmpty || TimeOfDay());

    private bool Date()
    {
        if (_rest.Length < 5 || _rest[..4].ContainsAnyExceptInRange('0', '9'))
        {
            return false;
        }

        var year = int.Parse(_rest[..4], NumberStyles.None, CultureInfo.InvariantCulture);
        _rest = _rest[4..];
        if (!(Skip('-') && Number(1, 12, out var month)
            && Skip('-') && Number(1, DateTime.DaysInMonth(year == 0 ? 4 : year, month), out var day))) // year 0 is a leap year, like 4
        {
            return false;
        }

        _time = _time with { Year = year, Month = month, Day = day };
        return true;
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
        if (!(Number(0, 23, out var hour) && Skip(':') && Number(0, 59, out var minute) && Skip(':') && Number(0, 59, out var second)))
        {
            return false;
        }

        _time = _time with { Hour = hour, Minute = minute, Second = second };
        if (_rest is ['.' or ',', >= '0' and <= '9', ..])
        {
            var rest = _rest[1..].TrimStart("0123456789");
            _time = _time with { Fraction = _rest[1..(_rest.Length - rest.Length)].ToString() };
            _rest = rest;
        }

        return true;
    }

    // The reference takes offsets of 24 hours and of 60 minutes too.
    private bool Zone()
    {
        _time = _time with { HasZone = true };
        if (Skip('Z'))
        {
            return true;
        }

        var hasShape = _rest is ['+' or '-', >= '0' and <= '9', >= '0' and <= '9', ':', >= '0' and <= '9', >= '0' and <= '9', ..];
        if (!hasShape)
        {
            return false;
        }

        var sign = _rest[0] == '-' ? -1 : 1;
        _rest = _rest[1..];
        var isZone = Number(0, 24, out var hours) & Skip(':') & Number(0, 60, out var minutes);
        _time = _time with { OffsetMinutes = sign * ((hours * 60) + minutes) };
        return isZone;
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
