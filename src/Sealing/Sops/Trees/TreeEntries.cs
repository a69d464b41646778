using System.Globalization;
using Sealing.Data;
using Sealing.Sops.Stores.Flat;
using Sealing.Sops.Values;

namespace Sealing.Sops.Trees;

/// <summary>Lists the values of a document with their paths, list items by number.</summary>
internal static class TreeEntries
{
    public static IEnumerable<SopsEntry> Of(IReadOnlyList<SopsItem> items)
    {
        var open = new Stack<Level>();
        var document = 0;
        foreach (var item in items)
        {
            switch (item.Kind)
            {
                case SopsItemKind.Open:
                    document += open.Count == 0 ? 1 : 0;
                    open.Push(new Level(open.TryPeek(out var outer) ? outer.Next(item.Path.Key) : Prefix(document), item.IsList));
                    break;
                case SopsItemKind.Close:
                    open.Pop();
                    break;
                case SopsItemKind.Value:
                    var level = open.Peek();
                    var isTop = document == 1 && open.Count == 1;
                    yield return new SopsEntry(level.Next(item.Path.Key), isTop ? item.Path.Key : null, FlatText.Of(item.Value));
                    break;
            }
        }
    }

    private static string Prefix(int document) => document == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $"document {document}: ");

    private sealed class Level(string path, bool isList)
    {
        private int _count;

        public string Next(string key) =>
            path + (isList ? string.Create(CultureInfo.InvariantCulture, $"[{_count++}]") : "[" + GoJson.Quoted(key) + "]");
    }
}
