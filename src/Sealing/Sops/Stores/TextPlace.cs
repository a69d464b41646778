namespace Sealing.Sops;

/// <summary>A stretch of a text.</summary>
internal readonly record struct TextPlace(int Start, int End)
{
    public string In(string text) => text[Start..End];
}
