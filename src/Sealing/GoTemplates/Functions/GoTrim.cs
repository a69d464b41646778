using System.Text;
using Sealing.Go;

namespace Sealing.GoTemplates.Functions;

/// <summary>Trimming by runes.</summary>
internal static class GoTrim
{
    /// <summary>Without the runes at both ends that are in a set; an invalid byte is in it where the set has one.</summary>
    public static string All(string set, string text)
    {
        var runes = GoText.Runes(set).Select(item => item.Rune).ToHashSet();
        return Where(text, rune => runes.Contains(rune ?? GoText.Replacement));
    }

    /// <summary>Without the runes at both ends that fulfil a condition; null stands for an invalid byte.</summary>
    public static string Where(string text, Func<Rune?, bool> condition)
    {
        var rest = text.AsSpan();
        while (!rest.IsEmpty && condition(GoText.Decode(rest, out var length)))
        {
            rest = rest[length..];
        }

        while (!rest.IsEmpty && condition(GoText.DecodeLast(rest, out var length)))
        {
            rest = rest[..^length];
        }

        return rest.ToString();
    }
}
