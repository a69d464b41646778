using Sealing.Sops.Stores.Flat;
using Sealing.Sops.Values;
using Sealing.Syntax.Editing;
using Sealing.Text;

namespace Sealing.Sops.Editing;

/// <summary>Sets and removes one value in an INI file. A change is made only where all else is read as before.</summary>
internal sealed class IniEdit(string text)
{
    private readonly SourceLayout _layout = new(text);
    private readonly IniFile _file = IniReader.Read(text);

    /// <exception cref="SealingException">INI cannot hold the key or the value, or the key is given several times.</exception>
    public string Set(string section, string key, int? index, string value)
    {
        var found = IsTwice(section) ? throw TreeEdit.Twice() : Find(section, key);
        var changed = (found.Count, index) switch
        {
            (0, null) => Additions(section, key, value),
            (1, null) => Changes(found[0].Value, value),
            (_, { } at) when at < found.Count => Changes(found[at].Value, value),
            ( > 1, null) => throw new SealingException(ErrorKind.PathNotFound, "the key is given several times: name one of them by its number, from 0, as in [\"section\"][\"key\"][0]"),
            _ => throw new SealingException(ErrorKind.PathNotFound, "the key is not given so many times"),
        };
        var before = Said(_file, found.Count == 0 ? null : found[index ?? 0].Value, value);
        return changed.FirstOrDefault(candidate => IsRead(candidate, found.Count == 0 ? Added(before, section, key, value) : before))
            ?? throw new SealingException(ErrorKind.InvalidValue, "an INI file cannot hold this key and value here: it would be read as another one");
    }

    /// <summary>All of them where the key is given several times and no number says which. Null where there is nothing.</summary>
    public string? Unset(string section, string key, int? index)
    {
        var found = Find(section, key);
        if (found.Count == 0 || index >= found.Count)
        {
            return null;
        }

        if (index is not null && IsTwice(section))
        {
            throw TreeEdit.Twice();
        }

        var edits = new TextEdits(text);
        foreach (var line in index is { } at ? [found[at].Line] : found.Select(other => other.Line))
        {
            edits.Replace(line.Start, Math.Min(line.End + 1, text.Length), "");
        }

        return edits.Apply();
    }

    private List<IniKey> Find(string section, string key) =>
        [.. _file.Sections.Where(other => other.Name == section).SelectMany(other => other.Keys).Where(known => known.Name == key)];

    private bool IsTwice(string section) => _file.Sections.Count(other => other.Name == section) > 1;

    // First in the quotes that are there.
    private IEnumerable<string> Changes(IniValue place, string value)
    {
        var quote = place.Quote(text);
        return IniSpelling.Of(value, place.Comment is not null).Prepend(quote + value + quote).Select(spelled => text[..place.Outer.Start] + spelled + text[place.Outer.End..]);
    }

    private IEnumerable<string> Additions(string section, string key, string value) =>
        from name in IniSpelling.OfKey(key)
        from spelled in IniSpelling.Of(value)
        select Add(section, name + " = " + spelled);

    // Behind the last key of the section, else right below its name; a new section at the end.
    private string Add(string name, string line)
    {
        var newLine = _layout.NewLine;
        var section = LastOf(name);
        if (section is { Keys: [.., var last] })
        {
            var end = last.Line.End - (text[last.Line.End - 1] == '\r' ? 1 : 0);
            return text.Insert(end, newLine + line);
        }

        if (section is not null)
        {
            var isOpen = section.Body > 0 && text[section.Body - 1] != '\n';
            return text.Insert(section.Body, isOpen ? newLine + line : line + newLine);
        }

        var isLineOpen = text.Length > 0 && text[^1] != '\n';
        return text + (isLineOpen ? newLine : "") + (text.Length > 0 ? newLine : "") + "[" + name + "]" + newLine + line + (isLineOpen ? "" : newLine);
    }

    private static bool IsRead(string changed, IReadOnlyList<string> expected)
    {
        try
        {
            return Said(IniReader.Read(changed), null, "").SequenceEqual(expected, StringComparer.Ordinal);
        }
        catch (SealingException e) when (e.Kind == ErrorKind.InvalidDocument)
        {
            return false;
        }
    }

    // Sections, keys and values in their order, with one value changed.
    private static List<string> Said(IniFile file, IniValue? changed, string value) =>
    [
        .. from section in file.Sections
           from key in section.Keys
           select Entry(section.Name, key.Name, ReferenceEquals(key.Value, changed) ? value : key.Value.Text),
    ];

    private List<string> Added(List<string> before, string section, string key, string value)
    {
        var known = _file.Sections.TakeWhile(other => other != LastOf(section)).Sum(other => other.Keys.Count) + (LastOf(section)?.Keys.Count ?? 0);
        return [.. before.Take(known), Entry(section, key, value), .. before.Skip(known)];
    }

    private IniSection? LastOf(string name) =>
        _file.Sections.FirstOrDefault(section => section.Name == name);

    private static string Entry(string section, string key, string value) => section + "\0\n" + key + "\0\n" + value;
}
