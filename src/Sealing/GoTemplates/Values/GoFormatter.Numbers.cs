using System.Globalization;
using System.Text;
using Sealing.Go;

namespace Sealing.GoTemplates.Values;

/// <summary>The verbs of numbers.</summary>
internal sealed partial class GoFormatter
{
    private const int DefaultPrecision = 6;

    private void WriteInteger(GoInt integer, char verb)
    {
        switch (verb)
        {
            case 'v' when _flags.SharpV && integer.Type.Kind == GoKind.Uint8:
                output.Append("0x" + integer.Value.ToString("x", CultureInfo.InvariantCulture));
                break;
            case 'v' or 'd':
                WriteDigits(integer.Value, 10, verb);
                break;
            case 'b':
                WriteDigits(integer.Value, 2, verb);
                break;
            case 'o' or 'O':
                WriteDigits(integer.Value, 8, verb);
                break;
            case 'x' or 'X':
                WriteDigits(integer.Value, 16, verb);
                break;
            case 'c':
                Pad(GoText.FromRune(ToRune(integer.Value)));
                break;
            case 'q':
                WriteQuotedRune(integer.Value);
                break;
            case 'U':
                WriteCodePoint(integer.Value);
                break;
            default:
                WriteBadVerb(integer, verb);
                break;
        }
    }

    private static Rune ToRune(long value) => value is >= 0 and <= 0x10FFFF && Rune.IsValid((int)value) ? new Rune((int)value) : GoText.Replacement;

    private void WriteDigits(long value, int radix, char verb)
    {
        var magnitude = value < 0 ? unchecked((ulong)-value) : (ulong)value;
        var sign = value < 0 ? "-" : _flags.Plus ? "+" : _flags.Space ? " " : "";
        if (_flags.Precision == 0 && value == 0)
        {
            output.Append(' ', _flags.Width ?? 0);
            return;
        }

        var least = _flags.Precision ?? (_flags.Zero && _flags.Width is { } width ? width - sign.Length : 0);
        var digits = Digits(magnitude, radix);
        digits = verb == 'X' ? digits.ToUpperInvariant() : digits;
        output.Budget.Require(least);
        digits = digits.PadLeft(Math.Max(least, digits.Length), '0');
        PadWithBlanks(sign + Prefix(digits, radix, verb) + digits);
    }

    private static string Digits(ulong magnitude, int radix)
    {
        if (radix == 10)
        {
            return magnitude.ToString(CultureInfo.InvariantCulture);
        }

        var text = new StringBuilder();
        var shift = radix switch { 2 => 1, 8 => 3, _ => 4 };
        for (var rest = magnitude; rest > 0 || text.Length == 0; rest >>= shift)
        {
            text.Insert(0, "0123456789abcdef"[(int)(rest & (ulong)(radix - 1))]);
        }

        return text.ToString();
    }

    private string Prefix(string digits, int radix, char verb) => radix switch
    {
        8 when verb == 'O' => "0o",
        2 when _flags.Sharp => "0b",
        8 when _flags.Sharp && digits[0] != '0' => "0",
        16 when _flags.Sharp => "0" + verb,
        _ => "",
    };

    private void WriteQuotedRune(long value)
    {
        using var quoted = new BoundedText(output.Budget);
        GoQuote.Append(quoted, GoText.FromRune(ToRune(value)), '\'', _flags.Plus);
        Pad(quoted.ToString());
    }

    private void WriteCodePoint(long value)
    {
        var digits = Digits(unchecked((ulong)value), 16).ToUpperInvariant().PadLeft(Math.Max(4, _flags.Precision ?? 0), '0');
        var rune = ToRune(value);
        PadWithBlanks("U+" + digits + (_flags.Sharp && GoQuote.IsPrintable(rune) && rune.Value == value ? " '" + GoText.FromRune(rune) + "'" : ""));
    }

    private void WriteFloat(GoFloat number, char verb)
    {
        switch (verb)
        {
            case 'v' or 'g' or 'G':
                WriteFloat(number.Value, verb == 'v' ? 'g' : verb, GoFloatText.Shortest);
                break;
            case 'e' or 'E' or 'f' or 'F':
                WriteFloat(number.Value, verb, DefaultPrecision);
                break;
            case 'b' or 'x' or 'X':
                throw new FunctionException($"the verb %{verb} is not supported for floats", "use %f, %e, %g or %v");
            default:
                WriteBadVerb(number, verb);
                break;
        }
    }

    private void WriteFloat(double number, char verb, int precision)
    {
        if (_flags.Sharp)
        {
            throw new FunctionException("the flag # is not supported for floats", "give the number of digits instead: %.6g");
        }

        output.Budget.Require(_flags.Precision ?? 0);
        var text = GoFloatText.Format(number, verb, _flags.Precision ?? precision);
        var isNegative = double.IsNegative(number) && !double.IsNaN(number);
        var sign = isNegative ? "-" : _flags.Plus ? "+" : _flags.Space ? " " : "";
        if (_flags.Zero && sign.Length > 0 && _flags.Width is { } width && double.IsFinite(number))
        {
            output.Append(sign);
            output.Append('0', Math.Max(0, width - text.Length - 1));
            output.Append(text);
        }
        else if (double.IsFinite(number))
        {
            Pad(sign + text);
        }
        else
        {
            PadWithBlanks((double.IsNaN(number) || sign.Length > 0 ? sign : "+") + text);
        }
    }

    private void PadWithBlanks(string text)
    {
        var zero = _flags.Zero;
        _flags.Zero = false;
        Pad(text);
        _flags.Zero = zero;
    }
}
