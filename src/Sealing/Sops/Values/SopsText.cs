using Sealing.Syntax;

namespace Sealing.Sops.Values;

/// <summary>The text of a file as the reference reads it.</summary>
internal static class SopsText
{
    /// <summary>The text. Where the reference has no notion of a byte order mark, it stays a part of it.</summary>
    /// <exception cref="SealingException">The bytes are not valid, or are UTF-16 that would be encrypted, and that the reference could not read then.</exception>
    public static SourceText Decode(ReadOnlySpan<byte> bytes, SopsFormat format)
    {
        var source = SourceText.Decode(bytes);
        if (source.IsUtf16 && format != SopsFormat.Yaml && !source.Text.Contains(EncryptedText.Prefix, StringComparison.Ordinal))
        {
            throw new SealingException(ErrorKind.InvalidDocument, "a file in UTF-16, which SOPS cannot read in this format; save it as UTF-8", new(Line: 1, Column: 1));
        }

        return format is SopsFormat.Dotenv or SopsFormat.Json ? source.WithMark() : source;
    }
}
