using System.Buffers;

namespace Sealing.Guard.Lines;

/// <summary>A name and its value on one line, as dotenv, INI, properties, TOML, HCL, shell and YAML write them.</summary>
internal readonly record struct LineEntry(string Name, string Value, int ValueStart)
{
    private const int MaxLength = 4096;

    private static readonly SearchValues<char> Separators = SearchValues.Create(":=");

    private static readonly SearchValues<char> NotInNames = SearchValues.Create(" \t(){}$");

    /// <summary>The entry of a line, or null where it is none. Comments are entries only where <paramref name="inComment"/> says so.</summary>
    public static LineEntry? Parse(ReadOnlySpan<char> line, bool inComment = false)
    {
        if (line.Length > MaxLength)
        {
            return null;
        }

        var start = StartOfName(line, inComment);
        var rest = line[start..];
        var separator = rest.IndexOfAny(Separators);
        if (separator <= 0)
        {
            return null;
        }

        var name = rest[..separator].Trim(" \t\"'");
        name = inComment ? LastWord(name) : name;
        if (name.IsEmpty || name.ContainsAny(NotInNames))
        {
            return null;
        }

        var after = start + separator + 1;
        after += line[after..].StartsWith("=") || line[after..].StartsWith(">") ? 1 : 0;
        after += line[after..].Length - line[after..].TrimStart(" \t").Length;
        return new LineEntry(name.ToString(), Unquote(line[after..].TrimEnd()), after);
    }

    private static int StartOfName(ReadOnlySpan<char> line, bool inComment)
    {
        var trimmed = line.TrimStart(inComment ? " \t#;/" : " \t");
        if (!inComment && trimmed is ['#' or ';', ..] or ['/', '/', ..])
        {
            return line.Length;
        }

        foreach (var prefix in (ReadOnlySpan<string>)["- ", "export ", "set ", "ENV ", "ARG ", "-e "])
        {
            if (trimmed.StartsWith(prefix, StringComparison.Ordinal))
            {
                trimmed = trimmed[prefix.Length..].TrimStart();
            }
        }

        return line.Length - trimmed.Length;
    }

    private static ReadOnlySpan<char> LastWord(ReadOnlySpan<char> text) => text[(text.LastIndexOf(' ') + 1)..];

    private static string Unquote(ReadOnlySpan<char> value)
    {
        if (value is ['"' or '\'', ..] && value[1..].IndexOf(value[0]) is >= 0 and var end)
        {
            return value.Slice(1, end).ToString();
        }

        var comment = value.IndexOf(" #", StringComparison.Ordinal);
        return (comment >= 0 ? value[..comment] : value).TrimEnd(" \t,;").ToString();
    }
}
