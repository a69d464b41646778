using System.Text;
using Sealing.Go;
using Sealing.GoTemplates.Values;
using static Sealing.GoTemplates.Functions.Define;
using static Sealing.GoTemplates.Functions.GoParameter;

namespace Sealing.GoTemplates.Functions;

/// <summary>Sprig's functions of strings.</summary>
internal static class StringFunctions
{
    public static IReadOnlyList<GoFunction> All { get; } =
    [
        OnText("upper", GoCase.Upper),
        OnText("lower", GoCase.Lower),
        OnText("swapcase", GoCase.Swap),
        OnText("title", GoCase.Title),
        OnText("untitle", GoCase.Untitle),
        OnText("nospace", NoSpace),
        OnText("trim", TrimSpace),
        OnTexts("trimAll", GoTrim.All),
        OnTexts("trimall", GoTrim.All),
        OnTexts("trimPrefix", (prefix, text) => text.StartsWith(prefix, StringComparison.Ordinal) ? text[prefix.Length..] : text),
        OnTexts("trimSuffix", (suffix, text) => text.EndsWith(suffix, StringComparison.Ordinal) ? text[..^suffix.Length] : text),
        Function("contains", [Str, Str], Contains),
        Test("hasPrefix", (prefix, text) => text.StartsWith(prefix, StringComparison.Ordinal)),
        Test("hasSuffix", (suffix, text) => text.EndsWith(suffix, StringComparison.Ordinal)),
        Function("replace", [Str, Str, Str], Replace),
        Function("repeat", [Int, Str], Repeat),
        Function("substr", [Int, Int, Str], Substring),
        Function("trunc", [Int, Str], Truncate),
        Function("plural", [Str, Str, Int], a => a[a.Int(2) == 1 ? 0 : 1]),
        Function("indent", [Int, Str], a => new GoString(Indent(a, start: ""))),
        Function("nindent", [Int, Str], a => new GoString(Indent(a, start: "\n"))),
        Variadic("quote", [], Any, a => Quote(a, (value, budget) => GoQuote.Text(value, budget))),
        Variadic("squote", [], Any, a => Quote(a, (value, _) => "'" + value + "'")),
        Variadic("cat", [], Any, a => new GoString(Join(" ", a.Values.Where(value => !value.IsNil).Select(value => GoCast.ToText(value, a.Budget)), a.Budget))),
        Function("join", [Str, Any], a => new GoString(Join(a.Text(0), GoCast.ToTexts(a[1], a.Budget), a.Budget))),
        Function("toString", [Any], a => new GoString(GoCast.ToText(a[0], a.Budget))),
        Function("toStrings", [Any], a => GoList.OfStrings(GoCast.ToTexts(a[0], a.Budget))),
    ];

    /// <summary>Texts with a separator between them, within the budget.</summary>
    public static string Join(string separator, IEnumerable<string> texts, RenderingBudget budget)
    {
        using var output = new BoundedText(budget);
        var isFirst = true;
        foreach (var text in texts)
        {
            output.Append(isFirst ? "" : separator);
            output.Append(text);
            isFirst = false;
        }

        return output.ToString();
    }

    /// <summary>Counts the work of looking for one text in another, which may be the product of their lengths.</summary>
    public static void StepOverSearch(RenderingBudget budget, string text, string wanted) => budget.StepOver((long)text.Length * wanted.Length / 16);

    // As in Sprig: where there is something to remove, each byte counts as a character: text beyond ASCII is garbled, as it is in the cluster.
    private static string NoSpace(string text)
    {
        var kept = text.Select(unit => new Rune(unit)).Where(rune => !GoText.IsSpace(rune)).ToList();
        return kept.Count == text.Length ? text : string.Concat(kept.Select(GoText.FromRune));
    }

    private static string TrimSpace(string text) => GoTrim.Where(text, rune => rune is { } some && GoText.IsSpace(some));

    private static GoBool Contains(GoArguments a)
    {
        StepOverSearch(a.Budget, a.Text(1), a.Text(0));
        return new GoBool(a.Text(1).Contains(a.Text(0), StringComparison.Ordinal));
    }

    private static GoString Replace(GoArguments a)
    {
        var (old, replacement, text) = (a.Text(0), a.Text(1), a.Text(2));
        StepOverSearch(a.Budget, text, old);
        using var output = new BoundedText(a.Budget);
        var start = 0;
        foreach (var at in old.Length == 0 ? BetweenRunes(text) : Occurrences(text, old))
        {
            output.Append(text.AsSpan(start, at - start));
            output.Append(replacement);
            start = at + old.Length;
        }

        output.Append(text.AsSpan(start));
        return new GoString(output.ToString());
    }

    private static IEnumerable<int> BetweenRunes(string text) => GoText.Runes(text).Select(item => item.Start).Append(text.Length);

    private static IEnumerable<int> Occurrences(string text, string wanted)
    {
        for (var at = text.IndexOf(wanted, StringComparison.Ordinal); at >= 0; at = text.IndexOf(wanted, at + wanted.Length, StringComparison.Ordinal))
        {
            yield return at;
        }
    }

    private static GoString Repeat(GoArguments a)
    {
        var (count, text) = (a.Int(0), a.Text(1));
        if (count < 0)
        {
            throw new FunctionException("a negative count");
        }

        a.Budget.Require(text.Length == 0 ? 0 : count > RenderingBudget.MaxBytes ? count : count * text.Length);
        return new GoString(text.Length == 0 ? "" : string.Concat(Enumerable.Repeat(text, (int)count)));
    }

    // In bytes. A negative start counts as 0, an end that is negative or past the end as the end.
    private static GoString Substring(GoArguments a)
    {
        var (start, end, text) = (Math.Max(0, a.Int(0)), a.Int(1), a.Text(2));
        end = a.Int(0) >= 0 && (end < 0 || end > text.Length) ? text.Length : end;
        if (start > end || end > text.Length)
        {
            throw new FunctionException("the start or the end is past the end of the text");
        }

        return new GoString(text[(int)start..(int)end]);
    }

    // In bytes, from the start or, where negative, from the end.
    private static GoString Truncate(GoArguments a)
    {
        var (count, text) = (a.Int(0), a.Text(1));
        if (count >= 0)
        {
            return new GoString(count < text.Length ? text[..(int)count] : text);
        }

        return new GoString(count > -text.Length ? text[(int)(text.Length + count)..] : text);
    }

    private static string Indent(GoArguments a, string start)
    {
        var (count, text) = (a.Int(0), a.Text(1));
        if (count < 0)
        {
            throw new FunctionException("a negative count");
        }

        using var output = new BoundedText(a.Budget);
        output.Append(start);
        output.Append(' ', count);
        for (var rest = text.AsSpan(); ;)
        {
            var newline = rest.IndexOf('\n');
            if (newline < 0)
            {
                output.Append(rest);
                return output.ToString();
            }

            output.Append(rest[..(newline + 1)]);
            output.Append(' ', count);
            rest = rest[(newline + 1)..];
        }
    }

    private static GoString Quote(GoArguments a, Func<string, RenderingBudget, string> quote) =>
        new(Join(" ", a.Values.Where(value => !value.IsNil).Select(value => quote(GoCast.ToText(value, a.Budget), a.Budget)), a.Budget));
}
