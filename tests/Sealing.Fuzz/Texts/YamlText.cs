using System.Globalization;
using System.Text;

namespace Sealing.Fuzz.Texts;

/// <summary>
/// Writes a YAML text of random choices: all styles, anchors, aliases, merges, flow text, comments everywhere, blanks and tabs at the ends of lines, several
/// documents, odd characters. Every text and comment holds a mark of its own.
/// </summary>
internal sealed partial class YamlText(Random random)
{
    private static readonly string[] Odd = ["\u0085", "\u2028", "\u00A0", "\u3000", "\uFEFF", "\t", " ", "  ", "#", " #", ": ", ":", "'", "\"", "\\", "\U0001F512", "é", ",", "[", "]", "{", "}", "&", "*", "!", "|", ">", "%", "@", "`", "?", "-", "- ", "=", "<<", "~", "\\n", "ENC[", "$"];
    private static readonly string[] Words = ["x", "12", "-0", "0x1F", "1.0", "1e3", "017", "true", "yes", "No", "null", "~", "", "2024-01-02", "12:30:45", ".inf", ".nan", "0b1", "1_000", "\"\"", "''", "2001-12-14t21:59:43.10-05:00", "+1", "0o7", "9223372036854775807"];
    private static readonly string[] Keys = ["a", "b", "c", "d_unencrypted", "e", "enc_f", "enc_g", "pub_h", "y", "n", "on", "i j", "k-l", "\"q r\"", "'s'", "data", "T", "u/v", "\"\\u00e9\"", "\"x: y\"", "w.x", "<<"];

    private readonly StringBuilder _text = new();
    private readonly List<(string Name, int Kind)> _anchors = []; // 0 scalar, 1 map, 2 list
    private int _mark;
    private int _anchor;

    /// <summary>The marks of the comments.</summary>
    public List<string> Comments { get; } = [];

    /// <summary>The marks of the texts.</summary>
    public List<string> Values { get; } = [];

    /// <summary>Whether a text is a key too, by an alias, and so stays in plaintext.</summary>
    public bool HasKeyAliases { get; private set; }

    /// <summary>The text; it need not be YAML.</summary>
    public string Write()
    {
        var documents = random.Next(8) == 0 ? random.Next(1, 4) : 1;
        if (random.Next(12) == 0)
        {
            _text.Append("%YAML 1.").Append(random.Next(1, 3)).Append(Chance(4) ? Comment() : "").Append('\n');
            _text.Append("---\n");
        }

        for (var i = 0; i < documents; i++)
        {
            _anchors.Clear();
            if (i > 0 || Chance(8))
            {
                _text.Append("---").Append(Chance(6) ? Comment() : "").Append('\n');
            }

            CommentLines(0);
            if (Chance(12))
            {
                continue; // an empty document
            }

            if (Chance(12))
            {
                _text.Append(Flow(0, isMap: true)).Append(Chance(9) ? Comment(true) : Beside()).Append('\n');
            }
            else
            {
                Map(Chance(15) ? random.Next(1, 4) : 0, 0, isInline: false);
            }

            CommentLines(Chance(4) ? random.Next(6) : 0);
            if (Chance(20))
            {
                _text.Append("...").Append(Chance(4) ? Comment() : "").Append('\n');
            }
        }

        var text = _text.ToString();
        if (Chance(4))
        {
            text = text.TrimEnd('\n');
        }
        else if (Chance(8))
        {
            text += Pick("\n", "  ", "\n\n", " \n", "\t", "\n   \n");
        }

        return Chance(8) ? text.ReplaceLineEndings("\r\n") : text;
    }

    private bool Chance(int of) => random.Next(of) == 0;

    private string Pick(params string[] of) => of[random.Next(of.Length)];

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private string Mark()
    {
        var mark = "mk_" + Number(_mark++) + "_z"; // no base64, by chance
        Values.Add(mark);
        return mark;
    }

    private string Comment(bool touches = false)
    {
        var mark = "cm_" + Number(_mark++) + "_z";
        Comments.Add(mark);
        return (touches && Chance(10) ? "" : Pick(" ", "  ", "\t")) + "#" + Pick("", " ", "\t", "!") + mark + (Chance(4) ? Pick(Odd) + "t" : "") + (Chance(6) ? Pick(" ", "\t") : "");
    }

    private string Beside() => Chance(5) ? Comment() : Chance(12) ? Pick(" ", "\t", "  ") : "";

    private void CommentLines(int column)
    {
        while (Chance(5))
        {
            _text.Append(' ', Chance(5) ? random.Next(8) : column).Append(Chance(3) ? Pick("", "  ", "\t") : Comment().TrimStart()).Append('\n');
        }
    }

    private string Text()
    {
        var text = new StringBuilder();
        var pieces = random.Next(4);
        var at = random.Next(pieces + 1);
        for (var i = 0; i <= pieces; i++)
        {
            text.Append(i == at ? Mark() : Chance(2) ? Pick(Odd) : Pick("s", "word", "P4ss", "a b"));
        }

        return text.ToString();
    }
}
