using System.Security.Cryptography;
using System.Text;

namespace Sealing.Fuzz.Targets;

/// <summary>Files in PEM and what is in them: a changed bit in base64 is rarely base64.</summary>
internal static class PemSeeds
{
    public static IReadOnlyList<byte[]> WithContents(IReadOnlyList<byte[]> files) => [.. files, .. files.Select(Content).OfType<byte[]>()];

    private static byte[]? Content(byte[] file)
    {
        var text = Encoding.Latin1.GetString(file);
        return PemEncoding.TryFind(text, out var fields) ? Convert.FromBase64String(text[fields.Base64Data]) : null;
    }
}
