using Sealing.Sops.Stores.Flat;
using Sealing.Sops.Values;
using Sealing.Syntax.Editing;
using Sealing.Text;

namespace Sealing.Sops.Editing;

/// <summary>Sets and removes one value in a dotenv file.</summary>
internal sealed class DotenvEdit(string text)
{
    private readonly DotenvStore _store = new(text);

    /// <exception cref="SealingException">The format cannot hold the key or the value, or the key is given several times.</exception>
    public string Set(string key, string value)
    {
        var changed = Changed(key, value);
        var count = _store.Items.Count + (Find(_store, key).Count == 0 ? 1 : 0);
        return IsRead(changed, count, key, value) ? changed
            : throw new SealingException(ErrorKind.InvalidValue, "a dotenv file cannot hold a value with a quote that a later line closes: other programs read one value there");
    }

    /// <summary>All of them where the key is given several times. Null where there is nothing.</summary>
    public string? Unset(string key)
    {
        var edits = new TextEdits(text);
        var found = Find(_store, key);
        foreach (var place in found.Select(item => _store.PlaceOf(item)!.Value))
        {
            edits.Replace(new SourceLayout(text).StartOfLine(place.Start), Math.Min(place.End + 1, text.Length), "");
        }

        return found.Count == 0 ? null : edits.Apply();
    }

    private string Changed(string key, string value)
    {
        if (value.Contains("\\n", StringComparison.Ordinal))
        {
            throw new SealingException(ErrorKind.InvalidValue, "a dotenv file cannot hold a backslash before an n: SOPS reads a line end there");
        }

        var spelled = value.Replace("\n", "\\n", StringComparison.Ordinal);
        var edits = new TextEdits(text);
        var found = Find(_store, key);
        if (found.Count > 0)
        {
            var place = _store.PlaceOf(found.Count == 1 ? found[0] : throw TreeEdit.Twice())!.Value;
            edits.Replace(place.Start, place.End, spelled);
        }
        else
        {
            Check(key);
            var isLineOpen = text.Length > 0 && text[^1] != '\n';
            edits.Insert(text.Length, (isLineOpen ? "\n" : "") + key + "=" + spelled + (isLineOpen ? "" : "\n"));
        }

        return edits.Apply();
    }

    private static bool IsRead(string changed, int count, string key, string value)
    {
        try
        {
            var after = new DotenvStore(changed);
            return after.Items.Count == count && Find(after, key) is [{ Value.Text: var read }] && read == value;
        }
        catch (SealingException e) when (e.Kind == ErrorKind.InvalidDocument)
        {
            return false;
        }
    }

    // A byte order mark is a part of the first key, as the reference has it.
    private static List<SopsItem> Find(DotenvStore store, string key) => [.. store.Items.Where(item => item.Kind == SopsItemKind.Value && item.Path.Key == key)];

    private static void Check(string key)
    {
        if (!DotenvStore.CanHoldKey(key))
        {
            throw new SealingException(ErrorKind.PathNotFound, "a dotenv file cannot hold the key '" + key + "'")
            {
                Hint = "a key has no '=' and no line end, does not start with '#', and not with 'sops_', which is SOPS' own",
            };
        }
    }
}
