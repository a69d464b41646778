using System.Globalization;
using Sealing.Yaml;

namespace Sealing.Sops;

/// <summary>A map of the configuration. Fields that a merge key (<c>&lt;&lt;</c>) brings in count where the map has none of that name.</summary>
internal sealed class ConfigurationMap(ManifestMap map, string place)
{
    /// <summary>Where it stands, for messages.</summary>
    public string Place => place;

    public static ConfigurationMap Of(ManifestValue? value, string place) =>
        value is ManifestMap map ? new ConfigurationMap(map, place) : throw Error(place + " must be a map");

    public ManifestValue? Find(string name) => Find(map, name);

    public bool Has(string name) => Find(name) is not (null or ManifestNull);

    /// <summary>A text, a number or a switch; null where there is none.</summary>
    public string? Text(string name) => Find(name) is { } value and not ManifestNull
        ? MetadataText.Of(value) ?? throw Error(Field(name) + " must be a text")
        : null;

    /// <summary>A number; 0 where there is none.</summary>
    public int Number(string name) => Text(name) is not { } text
        ? 0
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw Error(Field(name) + " must be a number");

    /// <summary>The maps of a list; none where there is no list.</summary>
    public IEnumerable<ConfigurationMap> Maps(string name) => Items(name).Select((item, i) => Of(item, Field(name) + " item " + (i + 1)));

    public IReadOnlyList<ManifestValue> Items(string name) => Find(name) switch
    {
        null or ManifestNull => [],
        ManifestList list => list.Items,
        _ => throw Error(Field(name) + " must be a list"),
    };

    /// <summary>The items of a list of texts, or of a text with commas between; the empty ones of a text are passed over.</summary>
    public IEnumerable<string> List(string name) => Find(name) switch
    {
        null or ManifestNull => [],
        ManifestList list => list.Items.Select(item => MetadataText.Of(item) ?? throw Error(Field(name) + " must hold texts")),
        var text => (MetadataText.Of(text) ?? throw Error(Field(name) + " must be a list or a text")).Split(',').Select(item => item.Trim()).Where(item => item.Length > 0),
    };

    public string Field(string name) => place + "." + name;

    private static ManifestValue? Find(ManifestMap map, string name)
    {
        if (MetadataText.Find(map, name) is { } own)
        {
            return own;
        }

        IEnumerable<ManifestValue> merged = MetadataText.Find(map, "<<") switch { ManifestList list => list.Items, { } one => [one], null => [] };
        return merged.OfType<ManifestMap>().Select(other => Find(other, name)).FirstOrDefault(value => value is not null);
    }

    private static SopsException Error(string message) => new(SopsFailure.InvalidConfiguration, message);
}
