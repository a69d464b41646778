using System.Globalization;

namespace Sealing.Fuzz.Texts;

/// <content>Scalars in lines, blocks among them.</content>
internal sealed partial class YamlText
{
    private void Scalar(int column, string? tag)
    {
        switch (tag is "!!binary" or "!!int" or "!!float" ? 10 : random.Next(10))
        {
            case 0 or 1:
                Block(column);
                return;
            case 2:
                _text.Append(' ').Append(Pick(Words));
                break;
            case 3 or 4:
                _text.Append(' ').Append(Plain(Text(), isInFlow: false));
                break;
            case 5:
                _text.Append(' ').Append(Single(Text()));
                break;
            case 6 or 7:
                _text.Append(' ').Append(Double(Text()));
                break;
            case 8:
                _text.Append(' ').Append("one ").Append(Mark()).Append(Pick("", " ")).Append('\n').Append(' ', column + random.Next(1, 4)).Append("two");
                break;
            case 9:
                break;
            default:
                _text.Append(' ').Append(tag == "!!binary" ? Pick("aGVsbG8=", "/w==", "|\n" + new string(' ', column + 2) + "aGVs\n" + new string(' ', column + 2) + "bG8=") : Pick("7", "\"8\"", "'9'"));
                break;
        }

        _text.Append(Beside()).Append('\n');
    }

    private void Block(int column)
    {
        var indent = random.Next(1, 5);
        var hint = Chance(6);
        _text.Append(' ').Append(Pick("|", "|", "|", ">"));
        _text.Append(hint ? indent.ToString(CultureInfo.InvariantCulture) : "").Append(Pick("", "", "-", "+")).Append(Beside()).Append('\n');
        var lines = random.Next(0, 5);
        for (var i = 0; i < lines; i++)
        {
            var kind = random.Next(10);
            if (kind == 0)
            {
                _text.Append(' ', Chance(2) ? 0 : random.Next(column + indent + 3)).Append('\n');
            }
            else
            {
                _text.Append(' ', column + indent).Append(i > 0 || hint ? Pick("", "", "", " ", "  ", "\t") : "").Append(Mark()).Append(Chance(3) ? Pick(Odd) : "").Append(Chance(6) ? Pick(" ", "\t", "  ") : "").Append('\n');
            }
        }

        while (Chance(6))
        {
            _text.Append(Pick("", "", " ", "   ")).Append('\n');
        }
    }
}
