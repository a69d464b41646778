namespace Sealing.Tests.Sops.Fuzz;

/// <summary>Makes texts of the atoms that readers of flat formats trip over. Secrets are words that stand nowhere else, to look for afterwards.</summary>
internal sealed class TextMaker(Random random)
{
    private const string Letters = "abcdefghijklmnopqrstuvwxyz0123456789";

    private static readonly string[] Atoms =
    [
        " ", "  ", "\t", "\"", "'", "`", "\"\"\"", "\\", "\\n", "#", ";", " ; ", " # ", "=", ":", "[", "]", "x", "\u00e9", "\U0001F600", "ENC[", "%(k1)s", "$HOME", "{", "}",
        "/", "-", ",", "~", "%",
    ];

    private static readonly string[] OddAtoms = ["\r", "\0", "\u0085", "\u00a0", "\u2028", "\u2029", "\uFEFF", "\v", "\f", "\u001b", "\u007f", "e\u0301"];

    public List<string> Secrets { get; } = [];

    public Random Random => random;

    public string Secret()
    {
        var secret = "Q" + string.Concat(Enumerable.Range(0, 9).Select(_ => Letters[random.Next(Letters.Length)])) + "Q";
        Secrets.Add(secret);
        return secret;
    }

    public T Any<T>(params ReadOnlySpan<T> list) => list[random.Next(list.Length)];

    public bool Chance(int percent) => random.Next(100) < percent;

    /// <summary>A text of some atoms with secrets between them, the line end among them where it is not null.</summary>
    public string Text(int most, string? lineEnd = null) => string.Concat(Enumerable.Range(0, random.Next(most + 1)).Select(_ => Atom(lineEnd)));

    private string Atom(string? lineEnd) => random.Next(20) switch
    {
        < 9 => Secret(),
        < 17 => Any<string>(Atoms),
        < 18 => Any<string>(OddAtoms),
        _ => lineEnd ?? Secret(),
    };
}
