using System.Text;

namespace Sealing.Kubernetes.Api;

/// <summary>
/// Sends a header of several values as several lines, which the API server wants for groups and the platform cannot do: it joins them with
/// commas. So they are joined with <see cref="Separator"/>, and this encoding of theirs starts a new line of the same name for each. HTTP/1.1 only.
/// </summary>
internal sealed class RepeatedHeader(string name) : Encoding
{
    /// <summary>No value may hold it: control characters are refused beforehand.</summary>
    public const char Separator = '\u001F';

    private readonly string _nextLine = "\r\n" + name + ": ";

    public override int GetByteCount(char[] chars, int index, int count) => UTF8.GetByteCount(Expand(chars, index, count));

    public override int GetBytes(char[] chars, int charIndex, int charCount, byte[] bytes, int byteIndex)
    {
        var text = Expand(chars, charIndex, charCount);
        return UTF8.GetBytes(text, 0, text.Length, bytes, byteIndex);
    }

    public override int GetMaxByteCount(int charCount) => UTF8.GetMaxByteCount(checked(charCount * _nextLine.Length));

    public override int GetCharCount(byte[] bytes, int index, int count) => UTF8.GetCharCount(bytes, index, count);

    public override int GetChars(byte[] bytes, int byteIndex, int byteCount, char[] chars, int charIndex) =>
        UTF8.GetChars(bytes, byteIndex, byteCount, chars, charIndex);

    public override int GetMaxCharCount(int byteCount) => UTF8.GetMaxCharCount(byteCount);

    private string Expand(char[] chars, int index, int count) =>
        new string(chars, index, count).Replace(Separator.ToString(), _nextLine, StringComparison.Ordinal);
}
