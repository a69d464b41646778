using System.Text;
using Sealing.Text;

namespace Sealing.Manifests;

/// <summary>
/// A file of lines <c>KEY=value</c>, read as <c>kubectl create secret --from-env-file</c> reads it: blanks before the key go, what is behind the sign is the
/// value as it stands, quotes too; empty lines and those with <c>#</c> first are passed over; a key alone takes the variable of that name.
/// </summary>
internal static class EnvironmentFile
{
    /// <summary>Keys and values in their order.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="variable">The value of a variable of the environment, or null where there is none: then the value is empty.</param>
    /// <exception cref="SealingException">A key is none, or a line is not UTF-8.</exception>
    public static IEnumerable<KeyValuePair<string, byte[]>> Read(ReadOnlyMemory<byte> bytes, Func<string, string?> variable)
    {
        var rest = bytes.Span.StartsWith(Encoding.UTF8.Preamble) ? bytes[Encoding.UTF8.Preamble.Length..] : bytes;
        for (var number = 1; !rest.IsEmpty; number++)
        {
            var end = rest.Span.IndexOf((byte)'\n');
            var line = end < 0 ? rest : rest[..end];
            rest = end < 0 ? default : rest[(end + 1)..];
            if (Entry(line.Span is [.., (byte)'\r'] ? line[..^1] : line, number, variable) is { } entry)
            {
                yield return entry;
            }
        }
    }

    private static KeyValuePair<string, byte[]>? Entry(ReadOnlyMemory<byte> line, int number, Func<string, string?> variable)
    {
        var text = line.Span.TrimStart(" \t\v\f\r"u8);
        if (text.IsEmpty || text[0] == '#')
        {
            return null;
        }

        ThrowIfNotText(text, number);
        var sign = text.IndexOf((byte)'=');
        var key = Encoding.UTF8.GetString(sign < 0 ? text : text[..sign]);
        if (key is [>= '0' and <= '9', ..] || ObjectNames.DataKey(key) is not null)
        {
            throw new SealingException(ErrorKind.InvalidDocument, $"\"{Printable.Line(key)}\" is no name of a variable: letters, digits, '-', '_' and '.', and no digit first", new ErrorPlace(Line: number))
            {
                Hint = "a line is KEY=value: no export before it, and no blanks around the sign",
            };
        }

        return KeyValuePair.Create(key, sign >= 0 ? text[(sign + 1)..].ToArray() : Encoding.UTF8.GetBytes(variable(key) ?? ""));
    }

    private static void ThrowIfNotText(ReadOnlySpan<byte> line, int number)
    {
        if (!System.Text.Unicode.Utf8.IsValid(line))
        {
            throw new SealingException(ErrorKind.InvalidDocument, "not UTF-8", new ErrorPlace(Line: number));
        }
    }
}
