using System.Buffers;

namespace Sealing.Text;

internal static class Base64
{
    private static readonly SearchValues<char> Blanks = SearchValues.Create(" \t");

    /// <summary>The bytes of standard padded base64, or null. Line ends inside are skipped and blanks are not, as Go's decoder does.</summary>
    public static byte[]? Decode(string text)
    {
        if (text.AsSpan().ContainsAny(Blanks))
        {
            return null;
        }

        try
        {
            return Convert.FromBase64String(text);
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
