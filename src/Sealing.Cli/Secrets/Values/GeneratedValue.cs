using System.Globalization;
using Sealing.Cli.Host;
using Sealing.Primitives;
using Sealing.Text;

namespace Sealing.Cli.Secrets.Values;

/// <summary>A value that is made at random: <c>KEY[=LENGTH[:CHARSET]]</c>, where the key stands elsewhere <c>LENGTH[:CHARSET]</c>.</summary>
internal sealed record GeneratedValue(string Key, int Length, string Characters)
{
    public const string Form = "KEY[=LENGTH[:CHARSET]]";

    private const int StandardLength = 32;
    private const int MaxLength = 65_536;

    public static string Sets => string.Join(", ", RandomText.Sets.Select(set => set.Key));

    /// <exception cref="UsageException">The text is none.</exception>
    public static GeneratedValue Parse(string text)
    {
        var sign = text.IndexOf('=', StringComparison.Ordinal);
        return sign < 0 ? Of(text, "") : Of(text[..sign], text[(sign + 1)..]);
    }

    /// <param name="key">The key.</param>
    /// <param name="recipe"><c>LENGTH[:CHARSET]</c>, or empty.</param>
    /// <exception cref="UsageException">The recipe is none.</exception>
    public static GeneratedValue Of(string key, string recipe)
    {
        var colon = recipe.IndexOf(':', StringComparison.Ordinal);
        var (length, set) = colon < 0 ? (recipe, "") : (recipe[..colon], recipe[(colon + 1)..]);
        return new GeneratedValue(key, ParseLength(length), ParseSet(set));
    }

    public byte[] Generate() => RandomText.Generate(Length, Characters);

    private static int ParseLength(string text)
    {
        if (text.Length == 0)
        {
            return StandardLength;
        }

        var isNumber = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var length) && length is > 0 and <= MaxLength;
        return isNumber ? length : throw new UsageException($"\"{Printable.Line(text)}\" is no length of a value: a number from 1 to {MaxLength.ToString(CultureInfo.InvariantCulture)}")
        {
            Hint = "--generate " + Form,
        };
    }

    private static string ParseSet(string name)
    {
        var known = RandomText.Sets;
        return name.Length == 0 ? known[0].Value : known.FirstOrDefault(set => set.Key == name).Value ?? throw new UsageException($"there is no set of characters \"{Printable.Line(name)}\"")
        {
            Hint = NearWord.Find(name, known.Select(set => set.Key)) is { } meant ? $"did you mean {meant}?" : "there are " + Sets,
        };
    }
}
