using Sealing.Guard.Content;
using Sealing.Syntax;
using Sealing.Syntax.Reading;

namespace Sealing.Guard.Templates;

/// <summary>A template of Helm read as the YAML that it makes: lines of actions alone are empty, other actions stand for a variable.</summary>
internal static class TemplateText
{
    private const int MaxAction = 8192;
    private const int MaxName = 190; // what a name of a variable is taken to be long at most

    /// <summary>The documents, all at the places they have in the template, or null where that is no YAML.</summary>
    public static IReadOnlyList<YamlDocument>? TryRead(string path, string text)
    {
        try
        {
            return WithoutActions(text) is { } yaml ? DocumentReader.ReadAll(ManifestText.Readable(path, yaml), ReadLimits.Default).Documents : null;
        }
        catch (SealingException e) when (e.Kind == ErrorKind.InvalidDocument)
        {
            return null;
        }
    }

    private static string? WithoutActions(string text)
    {
        var units = text.ToCharArray();
        for (var from = 0; text.IndexOf("{{", from, StringComparison.Ordinal) is >= 0 and var start;)
        {
            if (LengthOfActions(text.AsSpan(start)) is not { } length)
            {
                return null;
            }

            Replace(units.AsSpan(start, length), IsAlone(text.AsSpan(0, start), text.AsSpan(start + length)));
            from = start + length;
        }

        return new string(units);
    }

    private static bool IsAlone(ReadOnlySpan<char> before, ReadOnlySpan<char> after) =>
        before.TrimEnd(" \t\r") is [] or [.., '\n'] && after.TrimStart(" \t\r") is [] or ['\n', ..];

    /// <summary>The length of the action that a text begins with and of those right behind it, or null where it does not end.</summary>
    private static int? LengthOfActions(ReadOnlySpan<char> text)
    {
        var length = 0;
        while (text[length..].StartsWith("{{"))
        {
            var window = text.Slice(length, Math.Min(MaxAction, text.Length - length));
            var isComment = window[2..].TrimStart("- ").StartsWith("/*");
            var end = isComment ? window.IndexOf("*/") : 0;
            if (end < 0 || window[end..].IndexOf("}}") is not (>= 0 and var close))
            {
                return null;
            }

            length += end + close + 2;
        }

        return length;
    }

    private static void Replace(Span<char> action, bool isAlone)
    {
        var first = action.IndexOf('\n') is >= 0 and var index ? index : action.Length;
        var name = isAlone || first < 4 ? 0 : Math.Min(first - 3, MaxName);
        for (var i = 0; i < action.Length; i++)
        {
            action[i] = action[i] == '\n' ? '\n' : ' ';
        }

        if (name > 0)
        {
            "$(".CopyTo(action);
            action.Slice(2, name).Fill('_');
            action[2 + name] = ')';
        }
    }
}
