using System.Globalization;
using System.Text;
using Sealing.Data;
using Sealing.Text;

namespace Sealing.Repository.Inventory;

/// <summary>An overview of a repository's secrets as a table, or for other programs.</summary>
/// <param name="now">The time that ages are counted to.</param>
internal sealed class InventoryReport(DateTimeOffset now)
{
    private static readonly string[] Header = ["file", "kind", "name", "for", "scope", "items", "key", "age", "days left", "problems"];

    /// <summary>Columns with two blanks between, as wide as what is in them.</summary>
    public string Table(IReadOnlyList<InventoryEntry> entries)
    {
        var rows = entries.Select(Cells).Prepend([.. Header.Select(name => name.ToUpperInvariant())]).Select(row => row.Select(Printable.Line).ToArray()).ToList();
        var widths = Header.Select((_, i) => rows.Max(row => row[i].Length)).ToArray();
        return string.Concat(rows.Select(row => string.Join("  ", row.Select((cell, i) => cell.PadRight(widths[i]))).TrimEnd() + "\n"));
    }

    /// <summary>A table of GitHub's Markdown.</summary>
    public string Markdown(IReadOnlyList<InventoryEntry> entries)
    {
        static string Row(IEnumerable<string> cells) => "| " + string.Join(" | ", cells) + " |\n";
        return Row(Header) + Row(Header.Select(_ => "---")) + string.Concat(entries.Select(entry => Row(Cells(entry).Select(MarkdownCell))));
    }

    /// <summary>Comma-separated values. Source: RFC 4180. What a spreadsheet would take for a formula has an apostrophe before it.</summary>
    public string Csv(IReadOnlyList<InventoryEntry> entries) => string.Concat(entries.Select(Cells).Prepend(Header).Select(row => string.Join(',', row.Select(CsvCell)) + "\r\n"));

    /// <summary>One JSON object with a list of all.</summary>
    public static byte[] Json(IReadOnlyList<InventoryEntry> entries) => GoJsonWriter.WriteUtf8(new ManifestMap().Add("secrets", new ManifestList([.. entries.Select(Object)])));

    /// <summary>One page without anything from elsewhere.</summary>
    public string Html(IReadOnlyList<InventoryEntry> entries) => InventoryPage.Write(Header, entries.Select(entry => (Cells(entry), entry.Problems.Count > 0)), now);

    private string[] Cells(InventoryEntry entry) =>
    [
        entry.File, entry.Kind, entry.FullName, entry.For, entry.Scope ?? "", string.Join(", ", entry.Items), entry.KeyText,
        entry.Age(now) is { } age ? Days(age) : entry.Kind == InventoryScanner.UnreadableKind ? "" : "new", entry.DaysLeft is { } left ? Days(left) : "", string.Join("; ", entry.Problems),
    ];

    private static string Days(int days) => days.ToString(CultureInfo.InvariantCulture) + "d";

    private static ManifestMap Object(InventoryEntry entry) => new ManifestMap()
        .Add("file", entry.File)
        .Add("document", new ManifestInteger(entry.Document))
        .Add("line", new ManifestInteger(entry.Line))
        .Add("kind", entry.Kind)
        .Add("namespace", OrNull(entry.Namespace))
        .Add("name", OrNull(entry.Name))
        .Add("cluster", OrNull(entry.Cluster))
        .Add("recipients", List(entry.Recipients))
        .Add("scope", OrNull(entry.Scope))
        .Add("items", List(entry.Items))
        .Add("key", OrNull(entry.Key))
        .Add("changed", OrNull(entry.Changed?.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)))
        .Add("daysLeft", entry.DaysLeft is { } days ? new ManifestInteger(days) : ManifestNull.Instance)
        .Add("problems", List(entry.Problems));

    private static ManifestValue OrNull(string? text) => text is null ? ManifestNull.Instance : new ManifestText(text);

    private static ManifestList List(IEnumerable<string> texts) => new([.. texts.Select(text => new ManifestText(text))]);

    private static string MarkdownCell(string text) => Printable.Line(text).Replace("\\", "\\\\", StringComparison.Ordinal).Replace("|", "\\|", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal).Replace("`", "\\`", StringComparison.Ordinal);

    private static string CsvCell(string text)
    {
        var safe = text is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? "'" + text : text;
        return safe.AsSpan().IndexOfAny(",\"\r\n") < 0 ? safe : "\"" + safe.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
    }
}
