namespace Sealing.Sops.Stores.Flat;

/// <summary>A value or a comment of a dotenv file.</summary>
/// <param name="Key">The key, or null of a comment.</param>
/// <param name="Place">Where it stands, with its mark.</param>
/// <param name="IsRaw">Whether it is a value in quotes over several lines, or the ciphertext of one, which a quote behind it marks.</param>
internal sealed record DotenvLine(string? Key, TextPlace Place, bool IsRaw)
{
    /// <summary>Whether the plaintext ends in a carriage return, which belongs to the end of its line.</summary>
    public bool EndsInReturn { get; set; }
}

/// <summary>A line of metadata: a name without the prefix and its text.</summary>
/// <param name="Name">The name.</param>
/// <param name="Line">The line without its line end.</param>
/// <param name="Value">Where the text starts.</param>
internal sealed record DotenvMetadata(string Name, TextPlace Line, int Value);

/// <summary>The lines of a dotenv file.</summary>
/// <param name="Lines">Values and comments.</param>
/// <param name="Metadata">What SOPS added.</param>
/// <param name="Blanks">Lines that are empty, or a carriage return alone.</param>
/// <param name="Strays">Text that would be left as it is, and is no key.</param>
/// <param name="IsConverted">Whether carriage returns were added to the lines of an encrypted file, as Git does on Windows.</param>
internal sealed record DotenvFile(
    IReadOnlyList<DotenvLine> Lines, IReadOnlyList<DotenvMetadata> Metadata, IReadOnlyList<TextPlace> Blanks, IReadOnlyList<StrayText> Strays, bool IsConverted);
