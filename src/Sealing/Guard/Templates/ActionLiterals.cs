namespace Sealing.Guard.Templates;

/// <summary>A literal in an action of a template; it is a value where it stands alone, or where a function passes it on.</summary>
internal readonly record struct ActionLiteral(string Text, bool IsAlone);

/// <summary>The literals of an action that become its value: of <c>{{ default "a" .x | quote }}</c> <c>a</c>, of <c>{{ include "a" . }}</c> none. Source: text/template, Sprig.</summary>
internal static class ActionLiterals
{
    private const int MaxDepth = 16;

    private static readonly HashSet<string> PassingOn = new(StringComparer.Ordinal)
    {
        "b64enc", "b32enc", "bcrypt", "cat", "coalesce", "default", "htpasswd", "list", "print", "printf", "println", "quote", "sha256sum", "squote", "ternary", "toString", "trim", "upper", "lower",
    };

    public static List<ActionLiteral> In(string text)
    {
        var found = new List<ActionLiteral>();
        for (var from = 0; text.IndexOf("{{", from, StringComparison.Ordinal) is >= 0 and var start;)
        {
            from = ReadAction(text, start + 2, found);
        }

        return found;
    }

    private static int ReadAction(string text, int at, List<ActionLiteral> found)
    {
        var functions = new Stack<string?>();
        functions.Push(null);
        while (at < text.Length && !text.AsSpan(at).StartsWith("}}"))
        {
            switch (text[at])
            {
                case '"' or '`':
                    var end = EndOfLiteral(text, at);
                    Add(text[(at + 1)..end], functions, found);
                    at = end + 1;
                    break;
                case '(' when functions.Count < MaxDepth:
                    functions.Push(functions.Peek()); // ("a") is an argument of what stands before it
                    at++;
                    break;
                case ')' when functions.Count > 1:
                    functions.Pop();
                    at++;
                    break;
                case '|' or '=':
                    functions.Pop();
                    functions.Push(null);
                    at++;
                    break;
                default:
                    at = ReadWord(text, at, functions);
                    break;
            }
        }

        return Math.Min(at, text.Length); // a literal may not end
    }

    // An argument of an argument has to get through all of them.
    private static void Add(string literal, Stack<string?> functions, List<ActionLiteral> found)
    {
        if (functions.All(function => function is null || PassingOn.Contains(function)))
        {
            found.Add(new ActionLiteral(literal, functions.All(function => function is null or "b64enc")));
        }
    }

    // The first word of a pipeline, or after a parenthesis, is its function; others are fields, numbers and variables.
    private static int ReadWord(string text, int at, Stack<string?> functions)
    {
        var end = at;
        while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] is '.' or '$' or '_'))
        {
            end++;
        }

        var isFirst = functions.Peek() is null || text.AsSpan(0, at).TrimEnd() is [.., '('];
        if (end > at && isFirst && text[at] is not '$')
        {
            functions.Pop();
            functions.Push(text[at..end]);
        }

        return Math.Max(end, at + 1);
    }

    private static int EndOfLiteral(string text, int start)
    {
        var end = start + 1;
        while (end < text.Length && text[end] != text[start])
        {
            end += text[end] == '\\' && text[start] == '"' ? 2 : 1;
        }

        return Math.Min(end, text.Length);
    }
}
