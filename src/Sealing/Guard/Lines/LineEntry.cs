using System.Buffers;
using Sealing.Guard.Values;

namespace Sealing.Guard.Lines;

/// <summary>A name and its value on one line, as dotenv, INI, properties, TOML, HCL, shell and YAML write them.</summary>
internal readonly ref struct LineEntry
{
    private const int MinLength = 8;
    private const int MaxLength = 4096;

    private static readonly SearchValues<char> Separators = SearchValues.Create(":=");

    private static readonly SearchValues<char> NotInNames = SearchValues.Create(" \t(){}$");

    /// <summary>What Go and others write between a name and its value.</summary>
    private static readonly string[] Types = ["string", "str", "String", "[]byte", "text"];

    public ReadOnlySpan<char> Name { get; private init; }

    /// <summary>The value without quotes and without a comment after it.</summary>
    public ReadOnlySpan<char> Value { get; private init; }

    /// <summary>Where in the line the value stands.</summary>
    public int ValueStart { get; private init; }

    /// <summary>Whether <c>=</c> stands between them, as in a shell.</summary>
    public bool HasEquals { get; private init; }

    /// <summary>How much it weighs, or null where the name and the value do not say that it is a secret.</summary>
    public GuardSeverity? Severity => Value.Length >= MinLength && !(HasEquals && Variables.AreAllOfShell(Value)) ? NamedValues.Judge(Name, Value.ToString()) : null;

    /// <summary>False where the line is no entry. Comments are entries only where <paramref name="inComment"/> says so.</summary>
    public static bool TryParse(ReadOnlySpan<char> line, bool inComment, out LineEntry entry)
    {
        entry = default;
        var start = line.Length > MaxLength ? line.Length : StartOfName(line, inComment);
        var separator = line[start..].IndexOfAny(Separators);
        if (separator <= 0)
        {
            return false;
        }

        var after = start + separator + LengthOfSeparator(line[(start + separator)..]);
        var hasEquals = line[(start + separator)..after].Contains('=');
        after += line.Length - after - line[after..].TrimStart(" \t").Length;
        var name = line.Slice(start, separator).Trim(" \t\"'").TrimEnd(" ?+!.");
        name = inComment ? LastWord(name) : hasEquals && IsQuoted(line[after..]) ? Declared(name) : name;
        if (name.IsEmpty || name.ContainsAny(NotInNames))
        {
            return false;
        }

        entry = new LineEntry { Name = name, Value = Unquote(line[after..].TrimEnd(), allowsBacktick: line[start + separator] == ':'), ValueStart = after, HasEquals = hasEquals };
        return true;
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

        // PowerShell: $env:NAME = "...", $Name = "..."
        trimmed = trimmed.StartsWith("$env:", StringComparison.OrdinalIgnoreCase) ? trimmed[5..] : trimmed is ['$', >= 'A' and <= 'z', ..] ? trimmed[1..] : trimmed;
        return line.Length - trimmed.Length;
    }

    // = | : | == | => | := | ::= and :::= of make
    private static int LengthOfSeparator(ReadOnlySpan<char> text)
    {
        var colons = Math.Min(text.Length - text.TrimStart(':').Length, 3);
        var rest = text[colons..];
        return rest is ['=', '=' or '>', ..] ? colons + 2 : rest is ['=', ..] ? colons + 1 : 1;
    }

    private static bool IsQuoted(ReadOnlySpan<char> value) => value is ['"' or '\'', ..];

    // const token = | var token string = | private static final String TOKEN =
    private static ReadOnlySpan<char> Declared(ReadOnlySpan<char> words)
    {
        foreach (var type in Types)
        {
            if (words.EndsWith(type, StringComparison.Ordinal) && words[..^type.Length] is [.., ' '] before)
            {
                return LastWord(before.TrimEnd());
            }
        }

        return LastWord(words);
    }

    private static ReadOnlySpan<char> LastWord(ReadOnlySpan<char> text) => text[(text.LastIndexOf(' ') + 1)..];

    // Behind = a shell runs what is between `: of Go it is a text.
    private static ReadOnlySpan<char> Unquote(ReadOnlySpan<char> value, bool allowsBacktick)
    {
        if ((IsQuoted(value) || (allowsBacktick && value is ['`', ..])) && value[1..].IndexOf(value[0]) is >= 0 and var end)
        {
            return value.Slice(1, end);
        }

        var comment = value.IndexOf(" #", StringComparison.Ordinal);
        return (comment >= 0 ? value[..comment] : value).TrimEnd(" \t,;");
    }
}
