using System.Security.Cryptography;
using System.Text;

namespace Sealing.Primitives;

/// <summary>Random passwords: each character is drawn alone from its set, all equally likely.</summary>
internal static class RandomText
{
    /// <summary>The sets by name; the first is the usual one, whose 32 characters hold 190 bits.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Sets { get; } =
    [
        new("alnum", Lower + Upper + Digits),
        new("alpha", Lower + Upper),
        new("lower", Lower),
        new("upper", Upper),
        new("digits", Digits),
        new("hex", Digits + "abcdef"),
        new("base64url", Lower + Upper + Digits + "-_"),
        new("printable", Printable), // of ASCII, without the blank
    ];

    private const string Lower = "abcdefghijklmnopqrstuvwxyz";
    private const string Upper = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private const string Digits = "0123456789";
    private const string Printable = "!\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~";

    /// <summary>So many characters of a set, in ASCII.</summary>
    public static byte[] Generate(int length, string set)
    {
        var text = new byte[length];
        RandomNumberGenerator.GetItems<byte>(Encoding.ASCII.GetBytes(set), text);
        return text;
    }
}
