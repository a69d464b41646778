using Sealing.Guard.Values;

namespace Sealing.Guard.Lines;

/// <summary>
/// Secrets among the words of a line: <c>A_PASSWORD=...</c> before a command or behind <c>-e</c>, <c>--db-password=...</c>, <c>--set a.password=...</c>, a header, and
/// of kubectl <c>--from-literal=password=...</c>.
/// </summary>
internal ref struct CommandWords
{
    private const int MaxLength = 4096;
    private const string Literal = "from-literal";

    private static readonly string[] Lists = ["set", "set-string", "set-literal", "build-arg"];

    // Words that say that the next one is a name, or a header.
    private static readonly string[] Leading = ["setenv", "-gx", "-x", "-Ux", "-H"];

    private readonly int _number;
    private readonly List<LineHit> _hits;
    private string _before = ""; // what the next word belongs to

    private CommandWords(int number, List<LineHit> hits)
    {
        (_number, _hits) = (number, hits);
    }

    /// <summary>Adds what is found in a line.</summary>
    public static void Find(ReadOnlySpan<char> line, int number, List<LineHit> hits)
    {
        if (line.Length > MaxLength || !line.ContainsAny('=', '-', ' '))
        {
            return;
        }

        var words = new CommandWords(number, hits);
        foreach (var range in ShellWords.Split(line))
        {
            var word = ShellWords.Unquote(line[range], out var skipped);
            words.Read(word, range.Start.Value + skipped);
        }
    }

    private void Read(ReadOnlySpan<char> word, int column)
    {
        var option = word.TrimStart('-');
        var dashes = word.Length - option.Length;
        var equals = option.IndexOf('=');
        if (dashes == 0 || option.IsEmpty)
        {
            AddArgument(word, column);
            _before = IsVariable(_before) ? word.ToString() : Known(word);
        }
        else if (equals > 0)
        {
            _before = option[..equals].ToString();
            var value = ShellWords.Unquote(option[(equals + 1)..], out var skipped);
            AddOption(word[dashes..], value, column + dashes, column + dashes + equals + 1 + skipped);
            _before = "";
        }
        else
        {
            _before = dashes == 2 ? option.ToString() : Known(word);
        }
    }

    private readonly void AddOption(ReadOnlySpan<char> option, ReadOnlySpan<char> value, int column, int valueColumn)
    {
        if (_before == Literal || Lists.Contains(_before))
        {
            AddArgument(value, valueColumn);
            return;
        }

        var skipped = option is ['D', ..] ? 1 : 0; // -Ddb.password=... of Java
        AddPair(option[skipped..], column + skipped);
    }

    private readonly void AddArgument(ReadOnlySpan<char> word, int column)
    {
        if (_before == Literal)
        {
            AddLiteral(word, column);
        }
        else if (Lists.Contains(_before))
        {
            foreach (var range in word.Split(','))
            {
                AddPair(word[range], column + range.Start.Value);
            }
        }
        else if (_before is "-H" or "header" && word.IndexOf(':') is > 0 and var colon)
        {
            var value = word[(colon + 1)..].TrimStart();
            Add(word[..colon], value, column + word.Length - value.Length);
        }
        else if (!AddPair(word, column) && _before.Length > 0)
        {
            Add(_before, word, column);
        }
    }

    // What is given to a Secret is one, unless it is for the shell to fill in.
    private readonly void AddLiteral(ReadOnlySpan<char> pair, int column)
    {
        if (LineEntry.TryParse(pair, inComment: false, out var entry) && !Variables.AreAllOfShell(entry.Value) && !WeakPasswords.Contain(entry.Value.ToString())
            && (SensitiveNames.Match(entry.Name) || Strength.IsStrong(entry.Value)))
        {
            _hits.Add(new LineHit(_number, column + entry.ValueStart, entry.Name.ToString(), entry.Value.ToString()));
        }
    }

    // False where it is none. Environment="DB_PASSWORD=..." of systemd holds another.
    private readonly bool AddPair(ReadOnlySpan<char> pair, int column)
    {
        if (!pair.Contains('=') || !LineEntry.TryParse(pair, inComment: false, out var entry) || !entry.HasEquals)
        {
            return false;
        }

        if (entry.Severity is { } severity)
        {
            _hits.Add(new LineHit(_number, column + entry.ValueStart, entry.Name.ToString(), entry.Value.ToString()) { Severity = severity });
        }
        else if (LineEntry.TryParse(entry.Value, inComment: false, out var inner) && inner is { HasEquals: true, Severity: { } weight })
        {
            var quote = pair[entry.ValueStart] is '"' or '\'' ? 1 : 0;
            _hits.Add(new LineHit(_number, column + entry.ValueStart + quote + inner.ValueStart, inner.Name.ToString(), inner.Value.ToString()) { Severity = weight });
        }

        return true;
    }

    private readonly void Add(ReadOnlySpan<char> name, ReadOnlySpan<char> value, int column)
    {
        if (!Variables.AreAllOfShell(value) && NamedValues.Judge(name, value.ToString()) is { } severity)
        {
            _hits.Add(new LineHit(_number, column, name.ToString(), value.ToString()) { Severity = severity });
        }
    }

    private static string Known(ReadOnlySpan<char> word)
    {
        foreach (var leading in Leading)
        {
            if (word.SequenceEqual(leading))
            {
                return leading;
            }
        }

        return "";
    }

    private static bool IsVariable(string word) => word is "setenv" or "-gx" or "-x" or "-Ux";
}
