using Sealing.Guard.Content;

namespace Sealing.Guard.Content;

/// <summary>What a text itself says about what it is.</summary>
internal static class ManifestText
{
    private const int Looked = 64 << 10;

    private static readonly string[] Starts = ["apiVersion:", "kind:", "\"apiVersion\":", "\"kind\":"];

    private static readonly string[] Variables = ["{{", "{%", "<%", ": @", ": %", "[["];

    /// <summary>Whether there is an object of Kubernetes at the left edge, or JSON.</summary>
    public static bool LooksLike(string text)
    {
        var head = text.AsSpan(0, Math.Min(text.Length, Looked));
        if (head.TrimStart() is ['{', .. var first] && first.TrimStart() is ['"', ..])
        {
            return true;
        }

        foreach (var line in head.EnumerateLines())
        {
            foreach (var start in Starts)
            {
                if (line.StartsWith(start, StringComparison.Ordinal))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>The text as a reader of YAML takes it: JSON without what only editors allow in it.</summary>
    public static string Readable(string path, string text) =>
        text.AsSpan().TrimStart() is ['{' or '[' or '/', ..] && FileNames.IsJson(path) ? RelaxedJson.Strict(text) : text;

    public static bool HasActions(string text) => text.Contains("{{", StringComparison.Ordinal);

    /// <summary>Whether something fills in the document that a line (from 1) is in before it is read, so that it need not be YAML as it stands.</summary>
    public static bool HasVariables(string text, int line)
    {
        var document = DocumentAt(text, line);
        foreach (var sign in Variables)
        {
            if (document.Contains(sign, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static ReadOnlySpan<char> DocumentAt(string text, int line)
    {
        var at = 0;
        for (var number = 1; number < line && text.AsSpan(at).IndexOf('\n') is >= 0 and var length; number++)
        {
            at += length + 1;
        }

        var start = text.AsSpan(0, at).LastIndexOf("\n---");
        var end = text.AsSpan(at).IndexOf("\n---");
        return text.AsSpan()[Math.Max(start, 0)..(end < 0 ? text.Length : at + end)];
    }
}
