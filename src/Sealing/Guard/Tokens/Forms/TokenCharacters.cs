using System.Buffers;

namespace Sealing.Guard.Tokens.Forms;

/// <summary>The characters that a part of a token may have, by the letter that stands for them in a form.</summary>
internal sealed class TokenCharacters
{
    private const string Digits = "0123456789";
    private const string Lower = "abcdefghijklmnopqrstuvwxyz";
    private const string Upper = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    private static readonly Dictionary<char, TokenCharacters> All = new()
    {
        ['d'] = new(Digits, "digits"),
        ['h'] = new(Digits + "abcdef", "hexadecimal digits"),
        ['H'] = new(Digits + "abcdefABCDEF", "hexadecimal digits"),
        ['l'] = new(Digits + Lower, "small letters and digits"),
        ['L'] = new(Lower + Upper, "letters"),
        ['A'] = new(Digits + Upper, "capitals and digits"),
        ['w'] = new(Digits + Lower + Upper, "letters and digits"),
        ['u'] = new(Digits + Lower + Upper + "_-", "letters, digits, _ and -"),
        ['s'] = new(Digits + Lower + Upper + "-", "letters, digits and -"),
        ['e'] = new(Digits + Lower + Upper + "_-=", "letters, digits, _, - and ="),
        ['t'] = new(Digits + Lower + Upper + "._-=", "letters, digits, ., _, - and ="),
        ['z'] = new(Digits + Lower + Upper + "._~-", "letters, digits, ., _, ~ and -"),
        ['p'] = new(Digits + Lower + Upper + "%", "letters, digits and %"),
        ['b'] = new(Digits + Lower + Upper + "+/", "characters of base64"),
    };

    private TokenCharacters(string characters, string name)
    {
        (Values, Name) = (SearchValues.Create(characters), name);
        AreWord = characters.All(char.IsAsciiLetterOrDigit);
        AreFew = characters.Length <= 22;
        MustHaveDigit = characters.Length > 22 && characters.Contains('0', StringComparison.Ordinal);
    }

    public SearchValues<char> Values { get; }

    /// <summary>What they are called.</summary>
    public string Name { get; }

    /// <summary>Whether all of them may stand in a word: letters and digits.</summary>
    public bool AreWord { get; }

    /// <summary>Whether random ones have less than four and a half bits each: digits, or hexadecimal.</summary>
    public bool AreFew { get; }

    /// <summary>Whether there is a digit among twenty random ones, almost surely, where words have none.</summary>
    public bool MustHaveDigit { get; }

    public static TokenCharacters Of(char letter) => All[letter];
}
