using System.Globalization;

namespace Sealing.Sops;

/// <summary>A path to a value in a document: <c>["key"][0]["other"]</c>.</summary>
public sealed class SopsTreePath
{
    private SopsTreePath(IReadOnlyList<SopsTreeStep> steps)
    {
        Steps = steps;
    }

    internal IReadOnlyList<SopsTreeStep> Steps { get; }

    /// <summary>Reads a path: keys of maps in brackets and quotes, taken as they stand there, numbers of list items, from 0, in brackets.</summary>
    /// <exception cref="SealingException">The text is no path.</exception>
    public static SopsTreePath Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var steps = new List<SopsTreeStep>();
        for (var rest = text.AsSpan(); !rest.IsEmpty;)
        {
            var quote = rest is ['[', '"' or '\'', ..] ? rest[1] : ' ';
            var end = rest[0] == '[' ? (quote == ' ' ? rest.IndexOf(']') : EndOfQuoted(rest, quote)) : -1;
            if (end < 0)
            {
                throw Error();
            }

            steps.Add(quote == ' ' ? new SopsTreeStep(null, Index(rest[1..end])) : new SopsTreeStep(rest[2..(end - 1)].ToString(), 0));
            rest = rest[(end + 1)..];
        }

        return steps.Count > 0 ? new SopsTreePath(steps) : throw Error();
    }

    /// <summary>The path as it is written.</summary>
    public override string ToString() =>
        string.Concat(Steps.Select(step => step.Key is { } key ? "[\"" + key + "\"]" : string.Create(CultureInfo.InvariantCulture, $"[{step.Index}]")));

    // The bracket after a quote where the path ends or goes on.
    private static int EndOfQuoted(ReadOnlySpan<char> text, char quote)
    {
        for (var i = 2; i + 1 < text.Length; i++)
        {
            if (text[i] == quote && text[i + 1] == ']' && (i + 2 == text.Length || text[i + 2] == '['))
            {
                return i + 1;
            }
        }

        return -1;
    }

    private static int Index(ReadOnlySpan<char> text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : throw Error();

    private static SealingException Error() => new(ErrorKind.PathNotFound, "not a path: write keys and numbers in brackets, as in [\"key\"][0]");
}

/// <summary>A key of a map or, where that is null, the number of a list item.</summary>
internal readonly record struct SopsTreeStep(string? Key, int Index);
