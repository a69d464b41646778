using System.Text;
using Sealing.Data;

namespace Sealing.Tests.Sops.Fuzz;

/// <summary>Makes INI, dotenv and JSON documents, most of them valid.</summary>
internal sealed class FlatDocuments(TextMaker maker)
{
    private readonly string[] _lineEnds = maker.Any<string[]>(["\n"], ["\n"], ["\r\n"], ["\n", "\r\n"]);

    private string LineEnd => maker.Any<string>(_lineEnds);

    public string Ini() => Lines(() => maker.Random.Next(20) switch
    {
        < 2 => maker.Any("", "", " ", "\t", "\u0085"),
        < 5 => maker.Any("; ", "# ", ";", "#", " ;; ", "#; ") + maker.Text(3),
        < 7 => "[" + maker.Any("s", "s", "t", "DEFAULT", "a b", "x]y") + "]" + maker.Any("", "", "", " ", " ; ", " # ", ";", " ") + (maker.Chance(20) ? maker.Text(2) : ""),
        _ => maker.Any("", "", " ") + IniKey() + maker.Any("=", " = ", ": ", "=  ") + IniValue(),
    });

    public string Dotenv() => Lines(() => maker.Random.Next(20) switch
    {
        < 2 => "",
        < 5 => "#" + maker.Text(4),
        _ => maker.Any("A", "B", "C_D", "export E", "f.g", " H") + "=" + DotenvValue(),
    });

    public string Json() => maker.Any("", "", " ", "\n") + JsonObject(maker.Random.Next(4), "") + maker.Any("", "\n", LineEnd, "  ");

    private string Lines(Func<string> line)
    {
        var text = new StringBuilder();
        for (var count = maker.Random.Next(9); count > 0; count--)
        {
            text.Append(line()).Append(count == 1 && maker.Chance(20) ? "" : LineEnd);
        }

        return text.ToString();
    }

    private string IniKey() => maker.Any("k1", "k2", "k3", "k4", "k5", "k6", "k7", "-", "k a", "k\u00e9", "`k=8`", "\"k:9\"", "\"\"\"k`\"\"\"", "\" k\"") + (maker.Chance(2) ? maker.Secret() : "");

    private string IniValue() => maker.Random.Next(12) switch
    {
        < 5 => maker.Text(4),
        5 => "\"" + maker.Text(2) + "\"" + maker.Any("", " ; " + maker.Text(2)),
        6 => "'" + maker.Text(2) + "'",
        7 => "`" + maker.Text(3, LineEnd) + "`" + Behind(),
        8 => "\"\"\"" + maker.Text(3, LineEnd) + "\"\"\"" + Behind(),
        9 => maker.Text(2) + "\\" + LineEnd + maker.Any("", " ", "\t") + maker.Text(2) + maker.Any("", "\\", "\\" + LineEnd + maker.Text(2)),
        10 => "",
        _ => maker.Secret(),
    };

    private string Behind() => maker.Chance(80) ? "" : maker.Any(" ; ", "#", " ") + maker.Text(2);

    private string DotenvValue() => maker.Random.Next(10) switch
    {
        < 6 => maker.Text(5),
        6 => "\"" + maker.Secret() + LineEnd + maker.Secret() + maker.Any("", "=") + "\"",
        7 => "'" + maker.Text(3) + "'",
        8 => "",
        _ => maker.Secret(),
    };

    private string JsonObject(int depth, string indentation)
    {
        var style = maker.Any(", ", ",", "," + LineEnd + indentation + "  ", " ,\t");
        var first = style.Contains('\n', StringComparison.Ordinal) ? LineEnd + indentation + "  " : maker.Any("", " ");
        var entries = Enumerable.Range(0, maker.Random.Next(4)).Select(i => JsonKey(i) + maker.Any(":", ": ", " : ") + JsonValue(depth, indentation + "  ")).ToList();
        return "{" + (entries.Count > 0 ? first : maker.Any("", " ", "\n")) + string.Join(style, entries) + (first.Contains('\n', StringComparison.Ordinal) && entries.Count > 0 ? LineEnd + indentation : "") + "}";
    }

    private string JsonKey(int index) => GoJson.Quoted(maker.Any("a", "b", "", "\u00e9", "k k", "<x>") + (maker.Chance(90) ? index.ToString(System.Globalization.CultureInfo.InvariantCulture) : ""));

    private string JsonValue(int depth, string indentation) => maker.Random.Next(12) switch
    {
        < 2 when depth > 0 => JsonObject(depth - 1, indentation),
        < 4 when depth > 0 => "[" + string.Join(", ", Enumerable.Range(0, maker.Random.Next(3)).Select(_ => JsonValue(depth - 1, indentation))) + "]",
        4 => maker.Any("0", "-7", "9223372036854775807", "1.5", "-0.0", "1e+21", "1e-7", "15551623846446356538", "9223372036854775808", "10000000000000000000"),
        5 => maker.Any("true", "false", "null", "\"\""),
        6 => "\"" + maker.Text(3).Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\r", "\\r", StringComparison.Ordinal).Replace("\t", "\\t", StringComparison.Ordinal) + "\"",
        _ => GoJson.Quoted(maker.Text(5, "\n")),
    };
}
