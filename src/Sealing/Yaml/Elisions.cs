using System.Buffers;

namespace Sealing.Yaml;

/// <summary>
/// Stretches of a text that the scanner need not see: the insides of plain ciphertexts, which are most of an encrypted file and which it would take
/// apart character by character. It sees <c>ENC[]</c> at the end of a line; nothing else stands behind one, so that no column moves.
/// </summary>
internal sealed class Elisions
{
    /// <summary>What the scanner sees of a ciphertext.</summary>
    public const string Shown = "ENC[]";

    private const string Mark = " ENC[AES256_GCM,data:";
    private const int Fewest = 64;

    private static readonly SearchValues<char> OfCiphertext = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=,:_]");

    private readonly List<(int Start, int Length)> _stretches = []; // as the scanner counts characters
    private int _last; // the stretches before the place that was asked for last
    private int _skipped;

    private Elisions()
    {
    }

    public int Count => _stretches.Count;

    /// <summary>Those of a part, or null where there are few.</summary>
    public static Elisions? Find(string text, YamlPart part)
    {
        var elisions = new Elisions();
        var skipped = 0;
        for (var from = part.Start; text.AsSpan(from..part.End).IndexOf(Mark) is >= 0 and var offset;)
        {
            var start = from + offset + 1 + "ENC[".Length;
            var length = text.AsSpan(start..part.End).IndexOf('\n');
            from = length < 0 ? part.End : start + length;
            var inside = text.AsSpan(start..from).TrimEnd('\r');
            if (offset > 0 && text[start - Shown.Length - 1] is ':' or '-' && inside is [.., ']'] && !inside.ContainsAnyExcept(OfCiphertext))
            {
                elisions._stretches.Add((start - part.Start - skipped, inside.Length - 1));
                skipped += inside.Length - 1;
            }
        }

        return elisions.Count < Fewest ? null : elisions;
    }

    /// <summary>The place in the part that the scanner counts as this one. Cheap where places come about in order.</summary>
    public int Map(int index)
    {
        while (_last < _stretches.Count && _stretches[_last].Start < index)
        {
            _skipped += _stretches[_last++].Length;
        }

        while (_last > 0 && _stretches[_last - 1].Start >= index)
        {
            _skipped -= _stretches[--_last].Length;
        }

        return index + _skipped;
    }

    /// <summary>The stretches as the part counts characters: where each starts, and its length.</summary>
    public IEnumerable<(int Start, int Length)> InPart()
    {
        var skipped = 0;
        foreach (var (start, length) in _stretches)
        {
            yield return (start + skipped, length);
            skipped += length;
        }
    }
}
