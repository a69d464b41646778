namespace Sealing.Guard.Templates;

/// <summary>A value of a Secret in a template: its field, name and text, and where it stands, from 0.</summary>
internal readonly record struct TemplateValue(string Field, string Name, string Text, int Line, int Column);

/// <summary>One document of a template: the Secrets in it and their values, found by indentation.</summary>
internal sealed class TemplateDocument(string[] lines)
{
    private static readonly string[] DataFields = ["data:", "stringData:"];

    private readonly Dictionary<int, int> _lastLines = []; // of the last Secret at each column
    private long _steps = 1000 + (64L * lines.Length); // templates take about 5 a line; Secrets in Secrets in Secrets would take any number

    /// <summary>Whether the values could not be told apart in time that grows with the text alone: more may be there than were given.</summary>
    public bool IsTangled => _steps < 0;

    /// <summary>The values under data and stringData that stand beside <c>kind: Secret</c>.</summary>
    public IEnumerable<TemplateValue> SecretValues()
    {
        for (var i = 0; i < lines.Length; i++)
        {
            if (IsSecretKind(lines[i]) && _lastLines.GetValueOrDefault(ColumnOfKey(lines[i]), -1) < i)
            {
                foreach (var value in ValuesBeside(i))
                {
                    yield return value;
                }
            }
        }
    }

    private IEnumerable<TemplateValue> ValuesBeside(int kind)
    {
        var column = ColumnOfKey(lines[kind]);
        var (first, last) = (Extent(kind, column, -1), Extent(kind, column, 1));
        _lastLines[column] = last;
        for (var i = first; i <= last && --_steps >= 0; i++)
        {
            var field = lines[i].TrimEnd('\r', ' ');
            if (ColumnOfKey(field) == column && Array.Exists(DataFields, name => field.AsSpan(column).SequenceEqual(name)))
            {
                foreach (var value in ValuesUnder(i, column, field[column..^1]))
                {
                    yield return value;
                }
            }
        }
    }

    // The lines of the object around one of its lines: as deep or deeper, back to the dash that starts an item, up to the next one.
    private int Extent(int from, int column, int step)
    {
        var i = from;
        while (--_steps >= 0 && i + step >= 0 && i + step < lines.Length && Belongs(lines[i + step], column))
        {
            if (step < 0 ? IsListStart(lines[i], column) : IsListStart(lines[i + step], column))
            {
                break;
            }

            i += step;
        }

        return i;
    }

    // At the depth of the object's keys there is nothing but keys: a fence or the end of a here-document ends it.
    private static bool Belongs(string line, int column) =>
        IsEmpty(line) || (ColumnOfKey(line) is var own && (own > column || (own == column && line.Contains(':', StringComparison.Ordinal))));

    private IEnumerable<TemplateValue> ValuesUnder(int field, int column, string name)
    {
        for (var i = field + 1; i < lines.Length && --_steps >= 0; i++)
        {
            if (IsEmpty(lines[i]))
            {
                continue;
            }

            var indent = Indent(lines[i]);
            if (indent <= column)
            {
                yield break;
            }

            var separator = lines[i].IndexOf(':', indent);
            if (separator < 0)
            {
                continue;
            }

            var text = lines[i][(separator + 1)..].Trim();
            var at = lines[i].IndexOf(text, separator + 1, StringComparison.Ordinal);
            var body = text is ['|' or '>', ..] or "" ? Body(i, indent) : 0;
            yield return new TemplateValue(name, lines[i][indent..separator].Trim('"', '\'', ' '), body > 0 ? Joined(i + 1, body) : WithoutComment(text), i, at);
            i += body;
        }
    }

    // The lines of a block scalar: those that are indented deeper than its key.
    private int Body(int key, int indent)
    {
        var count = 0;
        while (--_steps >= 0 && key + count + 1 < lines.Length && (string.IsNullOrWhiteSpace(lines[key + count + 1]) || Indent(lines[key + count + 1]) > indent))
        {
            count++;
        }

        return count;
    }

    private string Joined(int first, int count) => string.Join('\n', lines.Skip(first).Take(count).Select(line => line.Trim()));

    private static string WithoutComment(string text) => text.IndexOf(" #", StringComparison.Ordinal) is >= 0 and var comment ? text[..comment] : text;

    private static bool IsSecretKind(string line)
    {
        var text = line.AsSpan().Trim().TrimStart("- ");
        return text.StartsWith("kind:", StringComparison.Ordinal) && WithoutComment(text[5..].ToString()).AsSpan().Trim(" \"'\r").SequenceEqual("Secret");
    }

    private static bool IsEmpty(string line)
    {
        var text = line.AsSpan().Trim();
        return text.IsEmpty || text[0] == '#' || (text.StartsWith("{{", StringComparison.Ordinal) && text.EndsWith("}}", StringComparison.Ordinal));
    }

    private static bool IsListStart(string line, int column) => column >= 2 && line.Length > column && line.AsSpan(0, column).TrimEnd() is [.., '-'];

    private static int Indent(string line) => line.Length - line.AsSpan().TrimStart(' ').Length;

    // "- kind: Secret" has its key two columns in, as the lines after it.
    private static int ColumnOfKey(string line) => line.Length - line.AsSpan().TrimStart("- ").Length;
}
