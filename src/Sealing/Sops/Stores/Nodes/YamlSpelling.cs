using System.Buffers;
using System.Globalization;
using System.Text;
using Sealing.Data;
using Sealing.Sops.Values;
using Sealing.Syntax;

namespace Sealing.Sops.Stores.Nodes;

/// <summary>Spells strings for YAML: in the style that yaml.v3 gives them, or in one that is asked for.</summary>
internal static class YamlSpelling
{
    private static readonly SearchValues<char> FlowIndicators = SearchValues.Create(",[]{}?");

    /// <summary>As the reference writes the value in a block collection, with the block's own indentation; plain or double-quoted in a flow collection.</summary>
    public static string Default(SopsValue value, YamlPlace place, YamlLayout layout)
    {
        if (!value.IsString)
        {
            return YamlTypes.Spell(value);
        }

        if (!value.IsText)
        {
            return "!!binary " + Convert.ToBase64String(value.Bytes);
        }

        var text = value.Text;
        return StyleOf(text, place) switch
        {
            YamlStyle.Plain => text,
            YamlStyle.SingleQuoted => SingleQuoted(text),
            YamlStyle.Literal => Literal(text, place, layout),
            _ => DoubleQuoted(text, escapesAstral: true),
        };
    }

    /// <summary>On one line, and so that it can stand in brackets, unless these are ruled out.</summary>
    public static string OnOneLine(SopsValue value, bool isInFlow = true)
    {
        var nowhere = new YamlScalar { Span = default, Text = default, Style = YamlStyle.Plain };
        var place = new YamlPlace(nowhere, 0, isInFlow, HasCommentAfter: true);
        return Default(value, place, new YamlLayout("\n", 1));
    }

    /// <summary>A key in braces. That of a merge is not quoted.</summary>
    public static string FlowKey(string key, ManifestValue value) => IsMerge(key, value) ? key : DoubleQuoted(key, escapesAstral: true);

    /// <summary>Whether the entry merges maps into the one that it stands in.</summary>
    public static bool IsMerge(string key, ManifestValue value) =>
        key == "<<" && (value is ManifestMap || (value is ManifestList list && list.Items.All(item => item is ManifestMap)));

    public static string SingleQuoted(string text) => "'" + text.Replace("'", "''", StringComparison.Ordinal) + "'";

    /// <summary>Whether single quotes hold the text on one line as it is.</summary>
    public static bool FitsSingleQuotes(string text) => !HasEscaped(text, except: '\t');

    /// <summary>Whether the text reads as itself when it is written plain on one line at a place.</summary>
    public static bool FitsPlain(string text, YamlPlace place) =>
        text.Length > 0 && !HasEscaped(text) && ScalarStyle.AllowsPlain(text) && (!place.IsInFlow || !HasFlowIndicator(text))
        && (place.Scalar.Tag is not null || YamlTypes.ReadsAsString(text));

    /// <summary>In double quotes. The reference escapes what lies beyond U+FFFF, others write it as it is.</summary>
    public static string DoubleQuoted(string text, bool escapesAstral)
    {
        var output = new StringBuilder(text.Length + 2).Append('"');
        foreach (var rune in text.EnumerateRunes())
        {
            var isPlain = rune.Value is not ('"' or '\\' or '\n') && (ScalarStyle.IsPrintable(rune) || (!escapesAstral && !rune.IsBmp));
            output.Append(isPlain ? rune.ToString() : YamlEscape.Of(rune));
        }

        return output.Append('"').ToString();
    }

    private static YamlStyle StyleOf(string text, YamlPlace place)
    {
        if (!text.Contains('\n', StringComparison.Ordinal))
        {
            var style = ScalarStyle.Of(text);
            return place.IsInFlow && style != YamlStyle.DoubleQuoted && HasFlowIndicator(text) ? YamlStyle.DoubleQuoted : style;
        }

        // A tab may stand in a block, but not where its indentation is found out.
        var allowsBlock = !place.IsInFlow && !place.HasCommentAfter && text[0] != '\t' && text.AsSpan().ContainsAnyExcept(" \t\n");
        return allowsBlock ? ScalarStyle.Of(text.Replace('\t', 'x')) : YamlStyle.DoubleQuoted;
    }

    // In brackets, a text that starts with a colon would be read as a value without a key.
    private static bool HasFlowIndicator(string text) => text is [':', ..] || text.AsSpan().ContainsAny(FlowIndicators);

    private static bool HasEscaped(string text, char except = ' ')
    {
        if (ScalarStyle.IsPrintableAscii(text))
        {
            return false;
        }

        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value == '\n' || !(ScalarStyle.IsPrintable(rune) || rune.Value == except || !rune.IsBmp))
            {
                return true;
            }
        }

        return false;
    }

    private static string Literal(string text, YamlPlace place, YamlLayout layout)
    {
        var indent = layout.ChildOf(place.Parent);
        var hint = text[0] is ' ' or '\n' ? (indent - place.Parent).ToString(CultureInfo.InvariantCulture) : "";
        return "|" + hint + Chomping(text) + layout.NewLine + Lines(text, indent, layout);
    }

    public static string Chomping(string text) => text switch
    {
        [.., '\n', '\n'] => "+",
        [.., '\n'] => "",
        _ => "-",
    };

    /// <summary>The lines of a block without the line end after the last, which is there already.</summary>
    public static string Lines(string text, int indent, YamlLayout layout)
    {
        var output = new StringBuilder();
        var body = text.EndsWith('\n') ? text.AsSpan(0, text.Length - 1) : text;
        var isFirst = true;
        foreach (var range in body.Split('\n'))
        {
            output.Append(isFirst ? "" : layout.NewLine);
            output.Append(' ', body[range].IsEmpty ? 0 : indent).Append(body[range]);
            isFirst = false;
        }

        return output.ToString();
    }
}
