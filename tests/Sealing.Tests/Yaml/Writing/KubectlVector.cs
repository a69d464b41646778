using System.Text.Json;
using Sealing.Data;

namespace Sealing.Tests.Yaml.Writing;

/// <summary>A file of Vectors/kubectl-yaml: an object, and what kubectl v1.32.4 wrote of it (command in the README there).</summary>
internal sealed record KubectlVector(ManifestMap Object, string Yaml, string Json)
{
    public static KubectlVector Read(string name)
    {
        var path = Path.Combine(AppContext.BaseDirectory, "Vectors", "kubectl-yaml", name);
        using var input = JsonDocument.Parse(File.ReadAllBytes(path + ".in.json"));
        return new KubectlVector(ToMap(input.RootElement), File.ReadAllText(path + ".yaml"), File.ReadAllText(path + ".out.json"));
    }

    private static ManifestMap ToMap(JsonElement element)
    {
        var map = new ManifestMap { IsStringMap = true };
        foreach (var property in element.EnumerateObject())
        {
            map.Add(property.Name, ToValue(property.Value));
        }

        return map;
    }

    private static ManifestValue ToValue(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => new ManifestText(element.GetString()!),
        JsonValueKind.True or JsonValueKind.False => new ManifestBool(element.GetBoolean()),
        JsonValueKind.Number => new ManifestInteger(element.GetInt64()),
        JsonValueKind.Array => new ManifestList([.. element.EnumerateArray().Select(ToValue)]),
        JsonValueKind.Object => ToMap(element),
        _ => throw new ArgumentException("a vector holds no null", nameof(element)),
    };
}
