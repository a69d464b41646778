using Sealing.Data;

namespace Sealing.Syntax.Scanning;

/// <summary>The comments of a text so far (YAML 1.1 s4.1.3), in order.</summary>
internal sealed class CommentList(TextCursor cursor)
{
    private readonly List<YamlComment> _found = [];

    public IReadOnlyList<YamlComment> Found => _found;

    /// <summary>Passes over a comment, if one starts here.</summary>
    /// <remarks>libyaml takes one that touches a token before it too; other readers do not, and a value written before it would take it in.</remarks>
    public void Skip()
    {
        if (cursor.Current != '#')
        {
            return;
        }

        if (cursor.Column > 0 && !YamlCharacters.IsBlankOrEnd(cursor.Peek(-1)))
        {
            throw ScanProblem.At(ScanProblem.TouchingComment, cursor.Position);
        }

        var (start, column) = (cursor.At, cursor.Column);
        cursor.Skip(cursor.RestOfLine());
        var hasOwnLine = !cursor.Text.AsSpan(start - column, column).ContainsAnyExcept(' ', '\t');
        _found.Add(new YamlComment(start, cursor.At, column, hasOwnLine));
    }
}
