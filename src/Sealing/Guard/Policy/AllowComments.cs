using System.Buffers;
using Sealing.Guard.Content;

namespace Sealing.Guard.Policy;

/// <summary>
/// Comments <c># seal:allow SG101 reason</c>: they allow the rule on their own line, or on the next where they stand alone, and on everything that is
/// indented under it. A comment without a reason allows nothing.
/// </summary>
internal sealed class AllowComments
{
    private const string Sign = "seal:allow ";

    private static readonly SearchValues<char> CommentSigns = SearchValues.Create(" \t#/;<!-*");

    private readonly List<(string Rule, int First, int Last)> _allowed = [];

    public static AllowComments Read(TextSegment segment)
    {
        var comments = new AllowComments();
        if (!segment.Text.Contains(Sign, StringComparison.Ordinal))
        {
            return comments;
        }

        var lines = segment.Text.Split('\n');
        var firstLine = segment.PlaceOf(0).Line;
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].IndexOf(Sign, StringComparison.Ordinal) is >= 0 and var sign && RuleOf(lines[i][(sign + Sign.Length)..]) is { } rule)
            {
                var subject = Subject(lines, i, sign);
                comments._allowed.Add((rule, firstLine + subject, firstLine + LastUnder(lines, subject)));
            }
        }

        return comments;
    }

    public bool Allow(string ruleId, int line) =>
        _allowed.Exists(entry => line >= entry.First && line <= entry.Last && string.Equals(entry.Rule, ruleId, StringComparison.OrdinalIgnoreCase));

    private static string? RuleOf(string text)
    {
        var words = text.Split((char[]?)null, 2, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return words is [var rule, var reason] && reason.Trim('-', '>', '*', '/', ' ').Length > 0 ? rule : null;
    }

    private static int Subject(string[] lines, int comment, int sign)
    {
        var isAlone = !lines[comment].AsSpan(0, sign).ContainsAnyExcept(CommentSigns);
        var subject = comment;
        while (isAlone && subject + 1 < lines.Length && (subject == comment || IsBlankOrComment(lines[subject])))
        {
            subject++;
        }

        return subject;
    }

    private static int LastUnder(string[] lines, int subject)
    {
        var indent = Indent(lines[subject]);
        var opensList = lines[subject].AsSpan().TrimEnd() is [.., ':'];
        var last = subject;
        for (var i = subject + 1; i < lines.Length && (IsBlankOrComment(lines[i]) || Indent(lines[i]) > indent || (opensList && IsItemAt(lines[i], indent))); i++)
        {
            last = i;
        }

        return last;
    }

    private static bool IsBlankOrComment(string line) => line.AsSpan().Trim() is "" or ['#', ..];

    private static bool IsItemAt(string line, int indent) => Indent(line) == indent && line.AsSpan(indent).StartsWith("- ");

    private static int Indent(string line) => line.Length - line.AsSpan().TrimStart(' ').Length;
}
