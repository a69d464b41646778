namespace Sealing.Fuzz.Texts;

/// <content>Maps and lists in lines.</content>
internal sealed partial class YamlText
{
    private void Map(int column, int depth, bool isInline)
    {
        var used = new HashSet<string>(StringComparer.Ordinal);
        var count = random.Next(1, 5);
        for (var i = 0; i < count; i++)
        {
            var key = Pick(Keys);
            var merges = key == "<<";
            if (!used.Add(key) || (merges && !_anchors.Exists(anchor => anchor.Kind == 1)))
            {
                key = "k" + Number(i);
                merges = false;
            }

            if (!isInline)
            {
                CommentLines(column);
                _text.Append(' ', column);
            }

            isInline = false;
            if (!merges && Chance(25))
            {
                key = Pick("!!str ", "&k" + Number(_anchor++) + " ") + key;
            }
            else if (!merges && Chance(40) && _anchors.FindAll(anchor => anchor.Kind == 0) is { Count: > 0 } found)
            {
                HasKeyAliases = true;
                key = "*" + found[random.Next(found.Count)].Name + " ";
            }

            if (merges)
            {
                _text.Append("<<: *").Append(_anchors.FindLast(anchor => anchor.Kind == 1).Name).Append(Beside()).Append('\n');
                continue;
            }

            if (Chance(20))
            {
                _text.Append("? ").Append(key).Append(Beside()).Append('\n');
                if (Chance(3))
                {
                    continue;
                }

                _text.Append(' ', column);
                key = "";
            }

            _text.Append(key).Append(Chance(15) ? " " : "").Append(':');
            Value(column, depth, isItem: false);
        }
    }

    private void List(int column, int depth, bool isInline)
    {
        var count = random.Next(1, 4);
        for (var i = 0; i < count; i++)
        {
            if (!isInline)
            {
                CommentLines(column);
                _text.Append(' ', column);
            }

            isInline = false;
            _text.Append('-');
            Value(column, depth, isItem: true);
        }
    }

    private void Value(int column, int depth, bool isItem)
    {
        var kind = random.Next(depth > 3 ? 12 : 17);
        if (Chance(14) && _anchors.Count > 0)
        {
            _text.Append(" *").Append(_anchors[random.Next(_anchors.Count)].Name).Append(Beside()).Append('\n');
            return;
        }

        var name = Chance(7) ? "a" + Number(_anchor++) : null;
        var tag = Chance(15) ? Pick("!!str", "!mine", "!!binary", "!!int", "!!float") : null;
        var properties = (name is null ? "" : " &" + name) + (tag is null || kind >= 8 ? "" : " " + tag);
        switch (kind)
        {
            case < 8:
                _text.Append(properties);
                Scalar(column, tag);
                break;
            case < 12:
                _text.Append(properties).Append(' ').Append(Flow(depth, isMap: Chance(2))).Append(Chance(9) ? Comment(true) : Beside()).Append('\n');
                break;
            case < 15:
                Nested(column, depth, isItem, properties, isMap: true);
                break;
            default:
                Nested(column, depth, isItem, properties, isMap: false);
                break;
        }

        if (name is not null)
        {
            _anchors.Add((name, kind < 8 ? 0 : kind < 12 ? 3 : kind < 15 ? 1 : 2));
        }
    }

    private void Nested(int column, int depth, bool isItem, string properties, bool isMap)
    {
        if (isItem && properties.Length == 0 && Chance(2))
        {
            var blanks = random.Next(1, 4);
            _text.Append(' ', blanks);
            if (isMap)
            {
                Map(column + 1 + blanks, depth + 1, isInline: true);
            }
            else
            {
                List(column + 1 + blanks, depth + 1, isInline: true);
            }

            return;
        }

        _text.Append(properties).Append(Beside()).Append('\n');
        var inner = column + (!isMap && !isItem && Chance(3) ? 0 : random.Next(1, 5));
        if (isMap)
        {
            Map(inner, depth + 1, isInline: false);
        }
        else
        {
            List(inner, depth + 1, isInline: false);
        }
    }
}
