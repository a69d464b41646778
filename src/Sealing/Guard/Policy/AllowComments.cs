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

    private readonly List<TextPlace> _withoutReason = [];

    private readonly Dictionary<string, List<(int First, int Last)>> _allowed = new(StringComparer.OrdinalIgnoreCase);

    public static AllowComments Read(TextSegment segment)
    {
        var comments = new AllowComments();
        if (!segment.Text.Contains(Sign, StringComparison.Ordinal))
        {
            return comments;
        }

        var lines = segment.Text.Split('\n');
        var ends = new LineExtents(lines);
        var firstLine = segment.PlaceOf(0).Line;
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].IndexOf(Sign, StringComparison.Ordinal) is not (>= 0 and var sign))
            {
                continue;
            }

            var text = lines[i][(sign + Sign.Length)..];
            if (RuleOf(text) is { } rule)
            {
                var isAlone = !lines[i].AsSpan(0, sign).ContainsAnyExcept(CommentSigns);
                var subject = isAlone ? ends.NextWritten(i) : i;
                comments.Add(rule, firstLine + subject, firstLine + ends.LastUnder(subject));
            }
            else if (IsRule(text))
            {
                comments._withoutReason.Add(new TextPlace(firstLine + i, sign + 1));
            }
        }

        return comments;
    }

    /// <summary>Where a comment stands that allows nothing, for want of a reason.</summary>
    public IReadOnlyList<TextPlace> WithoutReason => _withoutReason;

    /// <summary>Whether a comment allows what a rule found in this line.</summary>
    public bool Allow(string ruleId, int line)
    {
        if (!_allowed.TryGetValue(ruleId, out var entries))
        {
            return false;
        }

        var index = entries.BinarySearch((line, int.MaxValue));
        return (index >= 0 ? index : ~index - 1) is >= 0 and var before && entries[before].Last >= line;
    }

    // In the order of lines, each with the last line that it or one before it reaches: so the entry before a line tells of all.
    private void Add(string rule, int first, int last)
    {
        if (!_allowed.TryGetValue(rule, out var entries))
        {
            _allowed[rule] = entries = [];
        }

        entries.Add((first, entries is [.., var before] ? Math.Max(before.Last, last) : last));
    }

    private static bool IsRule(string text) => text.AsSpan().Trim("-> */\t\r") is ['S' or 's', 'G' or 'g', .. { Length: 3 } number] && !number.ContainsAnyExceptInRange('0', '9');

    private static string? RuleOf(string text)
    {
        var words = text.Split((char[]?)null, 2, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return words is [var rule, var reason] && reason.Trim('-', '>', '*', '/', ' ').Length > 0 ? rule : null;
    }
}
