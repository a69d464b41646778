using System.Text;
using System.Text.Json;
using Sealing.Go;
using Sealing.GoTemplates;
using Sealing.GoTemplates.Values;
using Xunit;

namespace Sealing.Tests.GoTemplates;

/// <summary>What Go's text/template and Sprig render, row by row; see Vectors/go-templates/README.md.</summary>
public sealed class GoVectorTests
{
    private static readonly string Root = Path.Combine(AppContext.BaseDirectory, "Vectors", "go-templates");

    public static TheoryData<string> Files => [.. Directory.GetFiles(Root, "*.json").Select(path => Path.GetFileNameWithoutExtension(path)!).Where(name => name != "data").Order()];

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_template_renders_as_in_Go(string name)
    {
        using var rows = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Root, name + ".json")));
        var differences = rows.RootElement.EnumerateArray().Select(Difference).Where(difference => difference is not null).ToList();

        Assert.True(differences.Count == 0, $"{differences.Count} of {rows.RootElement.GetArrayLength()} differ:\n" + string.Join('\n', differences));
    }

    private static string? Difference(JsonElement row)
    {
        var template = row.GetProperty("template").GetString()!;
        var expected = Expected(row);
        var actual = Render(template);
        return expected == actual ? null : $"{template}\n    Go:   {expected}\n    here: {actual}";
    }

    private static string Expected(JsonElement row) =>
        row.TryGetProperty("fails", out _) ? "an error"
        : row.TryGetProperty("bytes", out var bytes) ? Shown(bytes.GetBytesFromBase64())
        : row.TryGetProperty("output", out var output) ? Shown(Encoding.UTF8.GetBytes(output.GetString()!))
        : Shown([]);

    private static string Render(string template)
    {
        try
        {
            return Shown(GoTemplate.Parse("t", template).Render(Data(), new RenderingBudget()));
        }
        catch (TemplateException)
        {
            return "an error";
        }
    }

    private static GoMap Data()
    {
        using var items = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Root, "data.json")));
        var data = new GoMap(GoType.StringMap);
        foreach (var item in items.RootElement.EnumerateObject())
        {
            data.Entries[item.Name] = new GoString(GoText.FromBytes(item.Value.GetBytesFromBase64()));
        }

        return data;
    }

    private static string Shown(byte[] bytes) => "\"" + Encoding.Latin1.GetString(bytes) + "\"";
}
