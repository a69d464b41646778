namespace Sealing.Guard.Files;

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

    public static bool HasActions(string text) => text.Contains("{{", StringComparison.Ordinal);

    /// <summary>Whether something fills the text in before it is read, so that it need not be YAML as it stands.</summary>
    public static bool HasVariables(string text) => Array.Exists(Variables, sign => text.Contains(sign, StringComparison.Ordinal));
}
