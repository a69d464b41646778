using System.Text;

namespace Sealing.Yaml;

/// <summary>Replacements of stretches of a text, made all at once. What no edit names stays as it is.</summary>
internal sealed class TextEdits(string text)
{
    private readonly List<Edit> _edits = [];
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

    public string Apply()
    {
        IReadOnlyList<Edit> edits = _isInOrder ? _edits : [.. _edits.OrderBy(edit => edit.Start)]; // a stable sort
        var length = text.Length;
        foreach (var edit in edits)
        {
            length += edit.Length - (edit.End - edit.Start);
        }

        return string.Create(length, (text, edits), static (target, state) =>
        {
            var done = 0;
            foreach (var edit in state.edits)
            {
                var kept = state.text.AsSpan(done..edit.Start);
                kept.CopyTo(target);
                edit.CopyTo(target[kept.Length..]);
                target = target[(kept.Length + edit.Length)..];
                done = edit.End;
            }

            state.text.AsSpan(done).CopyTo(target);
        });
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
    }
}
