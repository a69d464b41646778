using System.Text;
using Sealing.Yaml;

namespace Sealing.Sops;

/// <summary>
/// Reads INI files as the library that the reference uses: <c>=</c> or <c>:</c> after the key, comments with <c>#</c> or <c>;</c> on their own
/// lines and behind values, quotes, values over several lines. The text of a comment starts after its signs and blanks; lines of comments
/// that follow one another are one comment.
/// </summary>
internal sealed class IniReader(string text)
{
    private const string DefaultSection = "DEFAULT";

    private readonly SourceLayout _layout = new(text);
    private readonly List<IniSection> _sections = [new(DefaultSection, 0)];
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly List<TextPlace> _pending = [];
    private int _at;
    private int _line;
    private bool _isCommentOpen;

    /// <exception cref="ManifestException">A line that is none of these, or a key twice in its section.</exception>
    public IReadOnlyList<IniSection> Read()
    {
        while (_at < text.Length)
        {
            _line++;
            ReadLine();
        }

        _sections[^1].End = text.Length;
        Last.Comments.AddRange(_pending);
        return _sections;
    }

    private IniSection Last => _sections[^1];

    private void ReadLine()
    {
        var lineStart = _at;
        var end = _layout.EndOfLine(_at);
        var start = _at + (text.AsSpan(_at..end).Length - text.AsSpan(_at..end).TrimStart().Length);
        _at = NextLine(end);
        if (start == end)
        {
            _isCommentOpen = false;
            return;
        }

        if (text[start] is '#' or ';')
        {
            ReadComment(start, end);
            return;
        }

        _isCommentOpen = false;
        if (text[start] == '[')
        {
            ReadSection(lineStart, start, end);
        }
        else
        {
            ReadKey(start, end);
        }
    }

    private void ReadComment(int start, int end)
    {
        var place = CommentText(start, end);
        if (_isCommentOpen)
        {
            _pending[^1] = _pending[^1] with { End = place.End };
        }
        else
        {
            _pending.Add(place);
        }

        _isCommentOpen = true;
    }

    private TextPlace CommentText(int start, int end)
    {
        var body = text.AsSpan(start..end);
        var trimmed = body.TrimStart("#; \t");
        return new TextPlace(end - trimmed.Length, end);
    }

    private void ReadSection(int lineStart, int start, int end)
    {
        var close = text.AsSpan(start..end).LastIndexOf(']');
        if (close < 0)
        {
            throw Error("a section whose bracket is never closed");
        }

        // The reader of the reference takes the last bracket of the line for the end of the name, so no ciphertext can stand there.
        if (text.AsSpan((start + close + 1)..end).ContainsAny('#', ';'))
        {
            throw Error("a comment beside the name of a section; give it a line of its own");
        }

        var section = new IniSection(text[(start + 1)..(start + close)], lineStart);
        (section.IsMetadata ? Last : section).Comments.AddRange(Take()); // comments at the end of the file stand above the metadata
        Last.End = lineStart;
        _names.Clear();
        _sections.Add(section);
    }

    private void ReadKey(int start, int end)
    {
        var (name, delimiter) = ReadName(start, end);
        if (!_names.Add(name))
        {
            throw Error("a key twice in one section");
        }

        var comments = Take();
        var valueStart = delimiter + 1 + (text.AsSpan((delimiter + 1)..end).Length - text.AsSpan((delimiter + 1)..end).TrimStart().Length);
        Last.Keys.Add(ReadQuoted(name, valueStart, comments, IniQuoting.Triple)
            ?? ReadQuoted(name, valueStart, comments, "`")
            ?? ReadPlain(name, valueStart, end, comments));
    }

    private (string Name, int Delimiter) ReadName(int start, int end)
    {
        var line = text.AsSpan(start..end);
        var quote = line.StartsWith(IniQuoting.Triple, StringComparison.Ordinal) ? IniQuoting.Triple : line[0] is '`' or '"' ? line[0].ToString() : "";
        var close = quote.Length == 0 ? 0 : line[quote.Length..].IndexOf(quote, StringComparison.Ordinal);
        var after = quote.Length == 0 ? 0 : close + (2 * quote.Length);
        var delimiter = close < 0 ? -1 : line[after..].IndexOfAny('=', ':');
        if (delimiter < 0)
        {
            throw Error("a key without '='");
        }

        var name = quote.Length == 0 ? line[..delimiter].TrimEnd() : line.Slice(quote.Length, close);
        return name.IsEmpty ? throw Error("a value without a key") : (name.ToString(), start + after + delimiter);
    }

    // These may span lines.
    private IniKey? ReadQuoted(string name, int start, List<TextPlace> comments, string quote)
    {
        if (!text.AsSpan(start).StartsWith(quote, StringComparison.Ordinal))
        {
            return null;
        }

        var inner = start + quote.Length;
        var length = text.AsSpan(inner).IndexOf(quote, StringComparison.Ordinal);
        if (length < 0)
        {
            throw Error("a quote that is never closed");
        }

        var end = inner + length;
        _line += text.AsSpan(inner..end).Count('\n');
        _at = NextLine(_layout.EndOfLine(end));
        return new IniKey(name, text[inner..end].ReplaceLineEndings("\n"), new TextPlace(start, end + quote.Length), new TextPlace(inner, end), comments);
    }

    private IniKey ReadPlain(string name, int start, int end, List<TextPlace> comments)
    {
        var value = text.AsSpan(start..end).TrimEnd();
        if (value is [.., '\\'])
        {
            return ReadContinued(name, start, end, comments);
        }

        var comment = value.IndexOfAny('#', ';');
        if (comment >= 0)
        {
            comments.Add(CommentText(start + comment, end));
            value = value[..comment].TrimEnd();
        }

        var isQuoted = value is ['"' or '\'', _, ..] && value[1..].IndexOf(value[0]) == value.Length - 2;
        var outer = new TextPlace(start, start + value.Length);
        var inner = isQuoted ? new TextPlace(outer.Start + 1, outer.End - 1) : outer;
        return new IniKey(name, text[inner.Start..inner.End], outer, inner, comments);
    }

    private IniKey ReadContinued(string name, int start, int end, List<TextPlace> comments)
    {
        var value = new StringBuilder();
        for (var line = text.AsSpan(start..end).Trim(); ; line = text.AsSpan(_at..end).Trim())
        {
            var isLast = line is not [.., '\\'];
            value.Append(isLast ? line : line[..^1]);
            _at = NextLine(end);
            if (isLast || _at >= text.Length)
            {
                break;
            }

            _line++;
            end = _layout.EndOfLine(_at);
        }

        var place = new TextPlace(start, start + text.AsSpan(start..end).TrimEnd().Length);
        return new IniKey(name, value.ToString(), place, place, comments);
    }

    private List<TextPlace> Take()
    {
        var taken = _pending.ToList();
        _pending.Clear();
        return taken;
    }

    private int NextLine(int end) => end + (text.AsSpan(end) switch { ['\r', '\n', ..] => 2, [_, ..] => 1, _ => 0 });

    private ManifestException Error(string message) => new(message, 0, _line);
}
