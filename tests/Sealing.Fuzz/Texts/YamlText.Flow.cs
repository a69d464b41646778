using System.Text;

namespace Sealing.Fuzz.Texts;

/// <content>Collections in brackets, and texts in quotes.</content>
internal sealed partial class YamlText
{
    private string Flow(int depth, bool isMap)
    {
        var output = new StringBuilder(isMap ? "{" : "[");
        var count = random.Next(0, 4);
        var isBroken = Chance(6);
        for (var i = 0; i < count; i++)
        {
            output.Append(i == 0 ? "" : Pick(", ", ",", " , "));
            if (isBroken)
            {
                output.Append(Beside()).Append('\n').Append(' ', 8);
            }

            if (isMap || Chance(8))
            {
                output.Append(Chance(12) ? Pick("!!str ", "? ") : "").Append(Pick("a", "enc_b", "pub_c", "\"d\"", "'e'", "y")).Append(i);
                if (output[^2] is '"' or '\'')
                {
                    output.Append(output[^2]);
                    output.Remove(output.Length - 3, 1);
                }

                if (Chance(6))
                {
                    continue; // a bare key
                }

                output.Append(':').Append(Chance(10) ? "" : " ");
            }

            output.Append(FlowValue(depth, isMap));
        }

        return output.Append(count > 0 && Chance(12) ? "," : "").Append(isBroken ? Beside() + "\n       " : "").Append(isMap ? '}' : ']').ToString();
    }

    private string FlowValue(int depth, bool isInMap) => random.Next(10) switch
    {
        0 when _anchors.Count > 0 => "*" + _anchors[random.Next(_anchors.Count)].Name + (Chance(2) ? " " : ""),
        1 when depth < 4 => Flow(depth + 1, Chance(2)),
        2 => Pick(Words),
        3 => Single(Text()),
        4 or 5 => Double(Text()),
        6 => Pick("!!str ", "!!int ", isInMap ? "" : "&f" + Number(_anchor++) + " ") // the scanner takes no entry of a map behind an anchor
             + Pick("7", "\"8\""),
        7 => "",
        _ => Plain(Text(), isInFlow: true),
    };

    private static string Plain(string text, bool isInFlow)
    {
        var kept = string.Concat(text.Where(c => !"\t\u0085\u2028\uFEFF".Contains(c, StringComparison.Ordinal))).Trim();
        kept = kept.Replace(": ", "; ", StringComparison.Ordinal).Replace(" #", " ", StringComparison.Ordinal).TrimEnd(':');
        kept = isInFlow ? string.Concat(kept.Where(c => !",[]{}?:".Contains(c, StringComparison.Ordinal))) : kept;
        kept = kept.TrimStart("#&*!|>'\"%@`?-,[]{}:= ".ToCharArray());
        return kept.Length == 0 ? "p" : kept;
    }

    private static string Single(string text) => "'" + text.Replace("'", "''", StringComparison.Ordinal) + "'";

    private string Double(string text)
    {
        var output = new StringBuilder("\"");
        foreach (var rune in text.EnumerateRunes())
        {
            output.Append(rune.Value switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                0x85 => Pick("\\N", "\u0085"),
                0x2028 => Pick("\\L", "\u2028"),
                '\t' => Pick("\\t", "\t"),
                0xFEFF => "\\uFEFF",
                _ => rune.ToString(),
            });
        }

        return output.Append(Pick("", "", "\\n", "\\t", "\\0", "\\x07", "\\e", "\\r")).Append('"').ToString();
    }
}
