using System.Text;

namespace Sealing.Text;

/// <summary>Replacements of stretches of a text, made all at once. What no edit names stays as it is.</summary>
/// <param name="text">The text.</param>
/// <param name="capacity">How many edits to expect of a large text.</param>
internal sealed class TextEdits(string text, int capacity = 0)
{
    private readonly string _text = text;
    private readonly List<Edit> _edits = new(capacity);
    private readonly AsciiChunks _ascii = new();
    private bool _isInOrder = true;

    /// <summary>Whether every edit was local: whatever stands around it reads as before, and it reads as what was meant.</summary>
    public bool IsLocal { get; private set; } = true;

    /// <summary>Puts text at a place; several at one place stand in the order in which they were put there.</summary>
    public void Insert(int at, string inserted, bool isLocal = false) => Replace(at, at, inserted, isLocal);

    public void Replace(int start, int end, string replacement, bool isLocal = false)
    {
        IsLocal &= isLocal;
        _isInOrder &= _edits.Count == 0 || _edits[^1].Start <= start;
        var ascii = Ascii.IsValid(replacement) ? _ascii.Add(replacement) : default;
        _edits.Add(new Edit(start, end, ascii, ascii.IsEmpty ? replacement : null));
    }

    /// <summary>Puts back what was left out of the text, unless what stood around it is replaced.</summary>
    public void PutBack(TextCut cut)
    {
        if (!_edits.Exists(edit => edit.Start < cut.At && edit.End > cut.At))
        {
            _isInOrder = false;
            _edits.Add(new Edit(cut.At, cut.At, cut.Bytes, null));
        }
    }

    public string Apply()
    {
        var length = _text.Length + _edits.Sum(edit => edit.Length - (edit.End - edit.Start));
        return string.Create(length, this, static (target, edits) =>
        {
            foreach (var (start, end, edit) in edits.Pieces())
            {
                edits._text.AsSpan(start..end).CopyTo(target);
                edit.CopyTo(target[(end - start)..]);
                target = target[(end - start + edit.Length)..];
            }
        });
    }

    /// <summary>Whether the changed text is a certain one, without making it.</summary>
    public bool Give(ReadOnlySpan<char> wanted)
    {
        foreach (var (start, end, edit) in Pieces())
        {
            var kept = _text.AsSpan(start..end);
            if (!wanted.StartsWith(kept) || !edit.Starts(wanted[kept.Length..]))
            {
                return false;
            }

            wanted = wanted[(kept.Length + edit.Length)..];
        }

        return wanted.IsEmpty;
    }

    /// <summary>The length of <see cref="GetBytes"/>.</summary>
    public int GetByteCount(UTF8Encoding utf8) =>
        Pieces().Sum(piece => utf8.GetByteCount(_text.AsSpan(piece.Start..piece.End)) + piece.Edit.GetByteCount(utf8));

    /// <summary>The changed text in bytes, without making the text: that of a large file would take most of the memory.</summary>
    public void GetBytes(UTF8Encoding utf8, Span<byte> target)
    {
        foreach (var (start, end, edit) in Pieces())
        {
            target = target[utf8.GetBytes(_text.AsSpan(start..end), target)..];
            target = target[edit.GetBytes(utf8, target)..];
        }
    }

    // What is kept, each time with the edit behind it; the last edit is none.
    private IEnumerable<(int Start, int End, Edit Edit)> Pieces()
    {
        var done = 0;
        foreach (var edit in _isInOrder ? _edits : (IEnumerable<Edit>)_edits.OrderBy(edit => edit.Start)) // a stable sort
        {
            yield return (done, edit.Start, edit);
            done = edit.End;
        }

        yield return (done, _text.Length, default);
    }

    // Ciphertext is ASCII, and held in bytes: the replacements of a large file would take more memory than its text.
    private readonly record struct Edit(int Start, int End, ReadOnlyMemory<byte> Ascii, string? Text)
    {
        public int Length => Text?.Length ?? Ascii.Length;

        public void CopyTo(Span<char> target)
        {
            if (Text is not null)
            {
                Text.CopyTo(target);
            }
            else
            {
                Encoding.ASCII.GetChars(Ascii.Span, target);
            }
        }

        public bool Starts(ReadOnlySpan<char> text) =>
            text.Length >= Length && (Text is not null ? text.StartsWith(Text) : System.Text.Ascii.Equals(Ascii.Span, text[..Length]));

        public int GetByteCount(UTF8Encoding utf8) => Text is null ? Ascii.Length : utf8.GetByteCount(Text);

        public int GetBytes(UTF8Encoding utf8, Span<byte> target)
        {
            if (Text is not null)
            {
                return utf8.GetBytes(Text, target);
            }

            Ascii.Span.CopyTo(target);
            return Ascii.Length;
        }
    }
}
