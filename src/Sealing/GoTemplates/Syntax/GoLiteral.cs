using System.Globalization;
using System.Text;
using Sealing.Go;

namespace Sealing.GoTemplates.Syntax;

/// <summary>String and character constants in Go's syntax.</summary>
internal static class GoLiteral
{
    /// <summary>The Go string between the quotes of <paramref name="literal"/>.</summary>
    public static string String(string literal, TemplatePosition position)
    {
        var inner = literal[1..^1];
        if (literal[0] == '`')
        {
            return GoText.FromUtf16(inner.Replace("\r", "", StringComparison.Ordinal)); // as Go does with raw strings
        }

        var text = new StringBuilder();
        for (var i = 0; i < inner.Length;)
        {
            text.Append(Take(inner, '"', ref i) ?? throw Bad(position));
        }

        return text.ToString();
    }

    /// <summary>The number of the one character between the quotes, in decimal.</summary>
    public static string Character(string literal, TemplatePosition position)
    {
        var inner = literal[1..^1];
        var i = 0;
        var text = inner.Length == 0 ? null : Take(inner, '\'', ref i);
        if (text is null || i != inner.Length)
        {
            throw new TemplateException("not one character between single quotes", position, "strings take double quotes or backquotes");
        }

        // One char that is no rune is a byte of \x or an octal escape, which counts as its value.
        var value = GoText.Decode(text, out _)?.Value ?? text[0];
        return value.ToString(CultureInfo.InvariantCulture);
    }

    // One character or escape as a Go string, or null for what is no escape.
    private static string? Take(string inner, char quote, ref int i)
    {
        if (inner[i] != '\\')
        {
            Rune.DecodeFromUtf16(inner.AsSpan(i), out var rune, out var length);
            i += length;
            return GoText.FromRune(rune);
        }

        i += 2;
        return (i <= inner.Length ? inner[i - 1] : '\0') switch
        {
            'a' => "\a",
            'b' => "\b",
            'f' => "\f",
            'n' => "\n",
            'r' => "\r",
            't' => "\t",
            'v' => "\v",
            '\\' => "\\",
            var sign when sign == quote => quote.ToString(),
            'x' => Byte(Number(inner, 16, 2, ref i)),
            'u' => Unicode(Number(inner, 16, 4, ref i)),
            'U' => Unicode(Number(inner, 16, 8, ref i)),
            >= '0' and <= '7' => Octal(inner, ref i),
            _ => null,
        };
    }

    private static string? Octal(string inner, ref int i)
    {
        i--;
        return Byte(Number(inner, 8, 3, ref i));
    }

    private static string? Byte(long? value) => value is <= 0xFF ? ((char)value.Value).ToString() : null;

    private static string? Unicode(long? value) =>
        value is <= 0x10FFFF && Rune.IsValid((int)value.Value) ? GoText.FromRune(new Rune((int)value.Value)) : null;

    private static long? Number(string inner, int radix, int digits, ref int i)
    {
        var text = inner.AsSpan(Math.Min(i, inner.Length));
        text = text[..Math.Min(digits, text.Length)];
        i += digits;
        if (text.Length < digits || text.ContainsAnyExcept(radix == 8 ? "01234567" : "0123456789abcdefABCDEF"))
        {
            return null;
        }

        return Convert.ToInt64(text.ToString(), radix);
    }

    private static TemplateException Bad(TemplatePosition position) =>
        new("an escape in a string that Go does not have", position, "write the string between backquotes, where \\ is only a backslash");
}
