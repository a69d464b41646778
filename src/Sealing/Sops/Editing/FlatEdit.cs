using Sealing.Yaml;

namespace Sealing.Sops;

/// <summary>Sets and removes one value in dotenv and INI files.</summary>
internal static class FlatEdit
{
    public static string Set(string text, SopsFormat format, SopsTreePath path, SopsValue value)
    {
        var keys = Keys(path, format);
        var store = Store(text, format);
        var edits = new TextEdits(text);
        if (Find(store, keys) is { } item)
        {
            store.Decrypt(edits, item, value);
            return edits.Apply();
        }

        var newLine = new SourceLayout(text).NewLine;
        var spelled = FlatText.Of(value);
        var line = format == SopsFormat.Ini
            ? keys[1] + " = " + IniQuoting.Default(spelled)
            : keys[0] + "=" + spelled.Replace("\n", "\\n", StringComparison.Ordinal);
        var section = store.Items.LastOrDefault(other => format == SopsFormat.Ini && other.Kind == SopsItemKind.Value && other.Path.Parent!.Key == keys[0]);
        if (section is not null)
        {
            edits.Insert(new SourceLayout(text).EndOfLine(store.PlaceOf(section)!.Value.End), newLine + line);
            return edits.Apply();
        }

        var isLineOpen = text.Length > 0 && text[^1] != '\n';
        var header = format == SopsFormat.Ini ? (text.Length > 0 ? newLine : "") + "[" + keys[0] + "]" + newLine : "";
        edits.Insert(text.Length, (isLineOpen ? newLine : "") + header + line + (isLineOpen ? "" : newLine));
        return edits.Apply();
    }

    public static string? Unset(string text, SopsFormat format, SopsTreePath path)
    {
        var store = Store(text, format);
        if (Find(store, Keys(path, format)) is not { } item)
        {
            return null;
        }

        var layout = new SourceLayout(text);
        var place = store.PlaceOf(item)!.Value;
        var end = layout.EndOfLine(place.End);
        var edits = new TextEdits(text);
        edits.Replace(layout.StartOfLine(place.Start), text.AsSpan(end) switch { ['\r', '\n', ..] => end + 2, [_, ..] => end + 1, _ => end }, "");
        return edits.Apply();
    }

    private static SopsStore Store(string text, SopsFormat format) => format == SopsFormat.Ini ? new IniStore(text) : new DotenvStore(text);

    private static SopsItem? Find(SopsStore store, string[] keys)
    {
        var aad = string.Concat(keys.Select(key => key + ":"));
        return store.Items.LastOrDefault(item => item.Kind == SopsItemKind.Value && item.Path.Aad == aad);
    }

    private static string[] Keys(SopsTreePath path, SopsFormat format)
    {
        var depth = format == SopsFormat.Ini ? 2 : 1;
        return path.Steps.Count == depth && path.Steps.All(step => step.Key is not null)
            ? [.. path.Steps.Select(step => step.Key!)]
            : throw new SopsException(SopsFailure.PathNotFound, format == SopsFormat.Ini ? "a path in an INI file is [\"section\"][\"key\"]" : "a path in a dotenv file is [\"key\"]");
    }
}
