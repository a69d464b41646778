using System.Globalization;
using Sealing.Data;
using Sealing.Sops.Stores.Nodes;
using Sealing.Sops.Values;

namespace Sealing.Sops.Conversion;

/// <summary>Makes values of the items of a document, to write it in another format.</summary>
internal sealed class TreeValues
{
    private readonly IReadOnlyList<SopsItem> _items;
    private int _at;

    private TreeValues(IReadOnlyList<SopsItem> items)
    {
        _items = items;
    }

    /// <summary>The first document: other formats than YAML have only one.</summary>
    public static ManifestMap Of(IReadOnlyList<SopsItem> items) => (ManifestMap)new TreeValues(items).Next();

    /// <summary>All documents.</summary>
    public static List<ManifestValue> OfAll(IReadOnlyList<SopsItem> items)
    {
        var values = new TreeValues(items);
        var documents = new List<ManifestValue>();
        while (values._at < values._items.Count)
        {
            documents.Add(values.Next());
        }

        return documents;
    }

    private ManifestValue Next()
    {
        var item = _items[_at++];
        return item.Kind switch
        {
            SopsItemKind.Open when item.IsList => new ManifestList([.. Children().Select(child => child.Value)]),
            SopsItemKind.Open => Children().Aggregate(new ManifestMap(), (map, child) => map.Add(child.Key, child.Value)),
            SopsItemKind.Comment => new ManifestComment(item.Value.Text),
            _ => Scalar(item.Value),
        };
    }

    private List<KeyValuePair<string, ManifestValue>> Children()
    {
        var children = new List<KeyValuePair<string, ManifestValue>>();
        while (_items[_at].Kind != SopsItemKind.Close)
        {
            var key = _items[_at].IsComment ? "" : _items[_at].Path.Key;
            children.Add(KeyValuePair.Create(key, Next()));
        }

        _at++;
        return children;
    }

    /// <summary>A value that is no map or list.</summary>
    public static ManifestValue Scalar(SopsValue value) => value.Type switch
    {
        SopsType.Null => ManifestNull.Instance,
        SopsType.Boolean => new ManifestBool(value.Text == CanonicalText.True),
        SopsType.Integer => new ManifestInteger(long.Parse(value.Text, CultureInfo.InvariantCulture)),
        SopsType.String when value.IsText => new ManifestText(value.Text),
        _ => new ManifestScalar(value),
    };

    /// <summary>The same, the other way round; null of a map or list.</summary>
    public static SopsValue ScalarOf(ManifestValue value) => value switch
    {
        ManifestText text => SopsValue.String(text.Value),
        ManifestBool boolean => SopsValue.Of(SopsType.Boolean, boolean.Value ? CanonicalText.True : CanonicalText.False),
        ManifestInteger integer => SopsValue.Of(SopsType.Integer, integer.Value.ToString(CultureInfo.InvariantCulture)),
        ManifestScalar scalar => scalar.Value,
        _ => SopsValue.Null,
    };
}
