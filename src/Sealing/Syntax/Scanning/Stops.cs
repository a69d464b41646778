using System.Buffers;

namespace Sealing.Syntax.Scanning;

/// <summary>Characters that a search stops at: some of ASCII, and all line breaks. Few texts hold the breaks that are not ASCII, and without them it is much faster.</summary>
internal sealed class Stops(string characters)
{
    private readonly SearchValues<char> _ascii = SearchValues.Create(characters + "\r\n");
    private readonly SearchValues<char> _all = SearchValues.Create(characters + "\r\n\u0085\u2028\u2029");

    /// <summary>Where the first stands in a stretch of a text, or its length where there is none.</summary>
    public int Find(ReadOnlySpan<char> stretch, bool hasOtherBreaks)
    {
        var at = stretch.IndexOfAny(hasOtherBreaks ? _all : _ascii);
        return at < 0 ? stretch.Length : at;
    }
}
