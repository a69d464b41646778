namespace Sealing.Text;

/// <summary>A stretch of ASCII that is left out of the text of a file, since nothing in it matters to a reader of the format, and it is long.</summary>
/// <param name="At">Where it stands in the text: between two of its characters.</param>
/// <param name="Bytes">What is left out.</param>
internal sealed record TextCut(int At, ReadOnlyMemory<byte> Bytes);
