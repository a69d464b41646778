using Sealing.Data;
using Sealing.Sops.Stores.Flat;
using Sealing.Sops.Stores.Nodes;
using Sealing.Sops.Values;

namespace Sealing.Sops.Conversion;

/// <summary>Writes a document in another format, in the layout that the reference gives to new files.</summary>
internal static class TreeConversion
{
    private const string NewLine = "\n";

    /// <summary>The layout of new YAML: indented by 4 columns where nothing else is asked for.</summary>
    public static YamlLayout NewYaml(int? indent) => new(NewLine, indent is > 0 and var columns ? columns : 4);

    /// <summary>The indentation of new JSON: a tab where nothing else is asked for.</summary>
    public static string NewJson(int? indent) => indent is { } columns ? new string(' ', columns) : "\t";

    /// <exception cref="SealingException">The format cannot hold the document.</exception>
    public static string Write(ManifestMap document, SopsFormat format, int? indent) => format switch
    {
        SopsFormat.Yaml => new YamlBlockWriter(NewYaml(indent)).WriteDocument(document),
        SopsFormat.Json => new JsonValueWriter(NewJson(indent), NewLine).WriteAt(WithoutComments(document), "") + NewLine,
        SopsFormat.Dotenv => string.Concat(document.Entries.Select(Line)),
        SopsFormat.Ini => string.Join(NewLine, document.Entries.Where(entry => entry.Value is not ManifestComment).Select(Section)),
        _ => throw new ArgumentOutOfRangeException(nameof(format)),
    };

    /// <summary>The value as JSON can hold it.</summary>
    public static ManifestValue WithoutComments(ManifestValue value) => value switch
    {
        ManifestMap map => map.Entries
            .Where(entry => entry.Value is not ManifestComment)
            .Aggregate(new ManifestMap(), (kept, entry) => kept.Add(entry.Key, WithoutComments(entry.Value))),
        ManifestList list => new ManifestList([.. list.Items.Where(item => item is not ManifestComment).Select(WithoutComments)]),
        _ => value,
    };

    private static string Line(KeyValuePair<string, ManifestValue> entry)
    {
        if (entry.Value is ManifestComment comment)
        {
            return "#" + comment.Text.Replace("\n", "\n#", StringComparison.Ordinal) + NewLine;
        }

        if (!DotenvStore.CanHoldKey(entry.Key))
        {
            throw new SealingException(ErrorKind.NotInFormat, "dotenv cannot hold the key '" + entry.Key + "'");
        }

        var text = Flat(entry, "cannot use complex value in dotenv file; offending key ");
        return entry.Key + "=" + text.Replace("\n", "\\n", StringComparison.Ordinal) + NewLine;
    }

    private static string Section(KeyValuePair<string, ManifestValue> section)
    {
        var entries = (section.Value as ManifestMap ?? throw Complex("an INI file holds sections of keys; offending key ", section.Key)).Entries;
        if (section.Key.Length == 0 || section.Key.Contains('\n', StringComparison.Ordinal))
        {
            throw Complex("an INI file cannot hold a section without a name or with a line end in it: ", section.Key);
        }

        var keys = entries.Select(entry => entry.Value is ManifestComment ? "" : IniKey(entry.Key)).ToList();
        var width = keys.Select(key => key.Length).DefaultIfEmpty().Max();
        return "[" + section.Key + "]" + NewLine + string.Concat(entries.Select((entry, i) => IniLine(entry, keys[i].PadRight(width))));
    }

    private static string IniLine(KeyValuePair<string, ManifestValue> entry, string key) => (entry.Value is ManifestComment comment
        ? "; " + IniSpelling.Comment(comment.Text.TrimStart())
        : key + " = " + IniSpelling.Required(Flat(entry, "an INI section holds no maps and lists; offending key "), entry.Key)) + NewLine;

    private static string IniKey(string key) => IniSpelling.OfKey(key).FirstOrDefault() ?? throw Complex("an INI file cannot hold the key ", key);

    private static string Flat(KeyValuePair<string, ManifestValue> entry, string error) => entry.Value switch
    {
        ManifestNull => FlatText.Of(SopsValue.Null),
        ManifestScalar scalar => FlatText.Of(scalar.Value),
        _ => MetadataText.Of(entry.Value) ?? throw Complex(error, entry.Key),
    };

    private static SealingException Complex(string error, string key) => new(ErrorKind.NotInFormat, error + key);
}
