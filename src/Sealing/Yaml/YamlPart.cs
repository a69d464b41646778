namespace Sealing.Yaml;

/// <summary>A stretch of a text that is read by itself.</summary>
/// <param name="Start">Where it starts.</param>
/// <param name="End">Where it ends.</param>
/// <param name="Lines">The lines before it.</param>
internal readonly record struct YamlPart(int Start, int End, int Lines)
{
    public static YamlPart Whole(string text) => new(0, text.Length, 0);
}
