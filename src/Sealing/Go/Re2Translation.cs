using System.Text;

namespace Sealing.Go;

/// <summary>
/// Spells an RE2 expression for .NET, so that it matches the same texts: classes such as <c>\d</c> are ASCII, <c>$</c> is the end of the
/// text, a dot is a code point. Names of groups do not count, nor their numbers unless <paramref name="keepsGroups"/>, nor the flag for lazy operators.
/// Source: the RE2 syntax page.
/// </summary>
internal sealed class Re2Translation(string pattern, bool keepsGroups = false)
{
    private const string Astral = @"[\uD800-\uDBFF][\uDC00-\uDFFF]";

    private readonly StringBuilder _output = new();
    private readonly Stack<Re2Flags> _groups = new();
    private Re2Flags _flags;
    private int _at;

    public BacktrackingSteps Steps { get; } = new();

    public bool HasWordBoundary { get; private set; }

    /// <summary>What <see cref="Translate"/> found wrong.</summary>
    public string? Problem { get; private set; }

    /// <exception cref="FormatException">See <see cref="Problem"/>.</exception>
    public string Translate()
    {
        while (_at < pattern.Length)
        {
            TranslateNext();
        }

        return _groups.Count == 0 ? _output.ToString() : throw Error("a '(' is never closed");
    }

    private void TranslateNext()
    {
        var sign = pattern[_at++];
        Steps.Count(sign);
        switch (sign)
        {
            case '\\':
                TranslateEscape();
                break;
            case '[':
                _output.Append(new Re2Class(pattern, Error).Translate(ref _at));
                break;
            case '(':
                OpenGroup();
                break;
            case ')':
                _flags = _groups.TryPop(out var outer) ? outer : throw Error("a ')' without its '('");
                _output.Append(')');
                break;
            case '.':
                _output.Append(_flags.HasFlag(Re2Flags.DotAll) ? $"(?:{Astral}|[^\\uD800-\\uDFFF])" : $"(?:{Astral}|[^\\n\\uD800-\\uDFFF])");
                break;
            case '^':
                _output.Append(_flags.HasFlag(Re2Flags.MultiLine) ? "(?m:^)" : @"\A");
                break;
            case '$':
                _output.Append(_flags.HasFlag(Re2Flags.MultiLine) ? "(?m:$)" : @"\z");
                break;
            default:
                Literal(sign);
                break;
        }
    }

    private void Literal(char sign)
    {
        if (char.IsHighSurrogate(sign) && _at < pattern.Length)
        {
            _output.Append("(?:").Append(sign).Append(pattern[_at++]).Append(')');
        }
        else if (char.IsWhiteSpace(sign) || sign == '#')
        {
            _output.Append(Re2Class.Unit(sign));
        }
        else
        {
            _output.Append(sign); // operators mean the same
        }
    }

    private void OpenGroup()
    {
        _groups.Push(_flags);
        if (_at >= pattern.Length || pattern[_at] != '?')
        {
            _output.Append(keepsGroups ? "(" : "(?:");
            return;
        }

        _at++;
        var rest = pattern.AsSpan(_at);
        if (rest.StartsWith("P<", StringComparison.Ordinal) || (rest is ['<', not ('=' or '!'), ..]))
        {
            var end = rest.IndexOf('>');
            _at += end < 0 ? throw Error("a name of a group without '>'") : end + 1;
            _output.Append(keepsGroups ? "(" : "(?:");
        }
        else
        {
            OpenFlags();
        }
    }

    // (?flags) holds to the end of the group that it stands in; (?flags:...) is a group of its own.
    private void OpenFlags()
    {
        var isOn = true;
        for (; _at < pattern.Length && pattern[_at] is not (':' or ')'); _at++)
        {
            isOn = pattern[_at] != '-' && isOn;
            var flag = pattern[_at] switch
            {
                'i' => Re2Flags.IgnoreCase,
                'm' => Re2Flags.MultiLine,
                's' => Re2Flags.DotAll,
                'U' or '-' => Re2Flags.None,
                _ => throw Error("RE2 has no look-around, and no '(?" + pattern[_at] + "'"),
            };
            _flags = isOn ? _flags | flag : _flags & ~flag;
        }

        var isGroup = _at < pattern.Length ? pattern[_at++] == ':' : throw Error("a '(' is never closed");
        if (!isGroup)
        {
            _groups.Pop();
        }

        _output.Append(_flags.HasFlag(Re2Flags.IgnoreCase) ? "(?i" : "(?-i").Append(isGroup ? ':' : ')');
    }

    private void TranslateEscape()
    {
        var sign = _at < pattern.Length ? pattern[_at++] : throw Error("it ends in a backslash");
        switch (sign)
        {
            case 'A' or 'z':
                _output.Append('\\').Append(sign);
                break;
            case 'b' or 'B':
                HasWordBoundary = true;
                _output.Append('\\').Append(sign);
                break;
            case 'Q':
                TranslateQuoted();
                break;
            default:
                _at -= 2;
                _output.Append(new Re2Class(pattern, Error).TranslateEscape(ref _at));
                break;
        }
    }

    private void TranslateQuoted()
    {
        var end = pattern.IndexOf("\\E", _at, StringComparison.Ordinal);
        var quoted = pattern.AsSpan(_at..(end < 0 ? pattern.Length : end));
        foreach (var rune in quoted.EnumerateRunes())
        {
            _output.Append(Re2Class.Literal(rune));
        }

        _at = end < 0 ? pattern.Length : end + 2;
    }

    private FormatException Error(string problem)
    {
        Problem = problem;
        return new FormatException(problem);
    }
}

[Flags]
internal enum Re2Flags
{
    None = 0,
    IgnoreCase = 1,
    MultiLine = 2,
    DotAll = 4,
}
