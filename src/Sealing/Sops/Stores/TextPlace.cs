namespace Sealing.Sops;

/// <summary>A stretch of a text.</summary>
internal sealed record TextPlace(int Start, int End)
{
    public string In(string text) => text[Start..End];
}
