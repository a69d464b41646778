using Sealing.Data;

namespace Sealing.Syntax;

/// <summary>The keys of one mapping.</summary>
/// <param name="areTexts">
/// Whether they are compared as they are written, as yaml.v3 has it; else as the strings that JSON would have for them: <c>1</c> and <c>"1"</c> are the
/// same key, and so are <c>y</c> and <c>on</c>.
/// </param>
internal sealed class KeySet(bool areTexts = false)
{
    private const int Few = 8;
    private const int LongestKeyword = 5; // false

    private readonly List<ReadOnlyMemory<char>> _few = [];
    private HashSet<ReadOnlyMemory<char>>? _many;

    /// <summary>False where the key is there already. Merge keys may repeat; keys that are collections are not compared.</summary>
    public bool Add(YamlNode key, out string? name)
    {
        name = null;
        if (key.Resolved is not YamlScalar scalar || Yaml11.IsMergeKey(scalar))
        {
            return true;
        }

        var text = NameOf(scalar);
        if (_many is null ? TryAddToFew(text) : _many.Add(text))
        {
            return true;
        }

        name = text.ToString();
        return false;
    }

    // Of a large map nearly all names are the texts as they stand.
    private ReadOnlyMemory<char> NameOf(YamlScalar scalar)
    {
        var isText = scalar.Tag is null && (scalar.Style != YamlStyle.Plain || (scalar.Text.Length > LongestKeyword && char.IsAsciiLetter(scalar.Text.Span[0])));
        return areTexts || isText ? scalar.Text : Yaml11.Resolve(scalar).ToKey().AsMemory();
    }

    private bool TryAddToFew(ReadOnlyMemory<char> text)
    {
        foreach (var known in _few)
        {
            if (known.Span.SequenceEqual(text.Span))
            {
                return false;
            }
        }

        _few.Add(text);
        if (_few.Count > Few)
        {
            _many = new HashSet<ReadOnlyMemory<char>>(_few, TextComparer.Instance);
        }

        return true;
    }

    private sealed class TextComparer : IEqualityComparer<ReadOnlyMemory<char>>
    {
        public static readonly TextComparer Instance = new();

        public bool Equals(ReadOnlyMemory<char> x, ReadOnlyMemory<char> y) => x.Span.SequenceEqual(y.Span);

        public int GetHashCode(ReadOnlyMemory<char> text) => string.GetHashCode(text.Span, StringComparison.Ordinal);
    }
}
