using System.Globalization;
using Sealing.Data;
using Sealing.Sops.Values;
using Sealing.Syntax;

namespace Sealing.Sops.Metadata;

/// <summary>Metadata as the flat formats hold it: one name a value, <c>age__list_0__map_enc</c>, with line ends or <c>\n</c> for them.</summary>
internal static class FlatMetadata
{
    private const string MapMark = "__map_";
    private const string ListMark = "__list_";

    /// <exception cref="SealingException">A value with a backslash and an <c>n</c>, which would be read as a line end.</exception>
    public static IEnumerable<KeyValuePair<string, string>> Flatten(ManifestMap map) =>
        map.Entries.SelectMany(entry => Flatten(entry.Key, entry.Value));

    /// <exception cref="SealingException">Names that fit no tree.</exception>
    public static ManifestMap Unflatten(IEnumerable<KeyValuePair<string, string>> entries)
    {
        var root = new Branch();
        foreach (var (name, value) in entries)
        {
            Place(root, name, value.Replace("\\n", "\n", StringComparison.Ordinal));
        }

        return (ManifestMap)root.ToValue(isList: false);
    }

    private static IEnumerable<KeyValuePair<string, string>> Flatten(string name, ManifestValue value) => value switch
    {
        ManifestMap map => map.Entries.SelectMany(entry => Flatten(name + MapMark + entry.Key, entry.Value)),
        ManifestList list => list.Items.SelectMany((item, i) => Flatten(name + ListMark + i.ToString(CultureInfo.InvariantCulture), item)),
        _ => [KeyValuePair.Create(name, Text(name, MetadataText.Of(value) ?? ""))],
    };

    private static string Text(string name, string value) => !value.Contains("\\n", StringComparison.Ordinal)
        ? value
        : throw new SealingException(ErrorKind.InvalidMetadata, name + ": dotenv and INI files cannot hold a backslash before an n here: SOPS would read a line end");

    private static void Place(Branch branch, string name, string value)
    {
        for (var depth = 0; ; depth++)
        {
            var map = name.IndexOf(MapMark, StringComparison.Ordinal);
            var list = name.IndexOf(ListMark, StringComparison.Ordinal);
            if (map < 0 && list < 0)
            {
                branch.Children[name] = new Branch { Text = value };
                return;
            }

            if (depth > ReadLimits.Default.Depth)
            {
                throw Error("nested too deeply");
            }

            var isList = map < 0 || (list >= 0 && list < map);
            var at = isList ? list : map;
            branch = branch.Child(name[..at]);
            branch.IsList = isList;
            name = name[(at + (isList ? ListMark : MapMark).Length)..];
        }
    }

    private static SealingException Error(string message) => new(ErrorKind.InvalidMetadata, "the metadata is broken: " + message);

    private sealed class Branch
    {
        public Dictionary<string, Branch> Children { get; } = new(StringComparer.Ordinal);

        public string? Text { get; init; }

        public bool IsList { get; set; }

        public Branch Child(string name)
        {
            if (!Children.TryGetValue(name, out var child))
            {
                Children[name] = child = new Branch();
            }

            return child;
        }

        public ManifestValue ToValue(bool isList)
        {
            if (Text is not null)
            {
                return new ManifestText(Text);
            }

            if (!isList)
            {
                return Children.Aggregate(new ManifestMap(), (map, child) => map.Add(child.Key, child.Value.ToValue(child.Value.IsList)));
            }

            var items = new List<ManifestValue>();
            while (items.Count < Children.Count)
            {
                var child = Children.GetValueOrDefault(items.Count.ToString(CultureInfo.InvariantCulture))
                    ?? throw Error("a list with a gap");
                items.Add(child.ToValue(child.IsList));
            }

            return new ManifestList(items);
        }
    }
}
