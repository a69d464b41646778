using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Sealing.Sops;

namespace Sealing.Extensions.Configuration;

/// <summary>The values of a document under the names that configuration has for them.</summary>
internal sealed class FlatValues
{
    private const string DefaultSection = "DEFAULT";

    private readonly Dictionary<string, string?> _values = new(StringComparer.OrdinalIgnoreCase);
    private readonly SopsFormat _format;

    private FlatValues(SopsFormat format)
    {
        _format = format;
    }

    /// <param name="json">The document as JSON.</param>
    /// <param name="format">The format that it was written in.</param>
    /// <exception cref="SealingException">Two names differ in case only.</exception>
    public static IDictionary<string, string?> Of(byte[] json, SopsFormat format)
    {
        using var document = JsonDocument.Parse(json);
        var flat = new FlatValues(format);
        foreach (var entry in document.RootElement.EnumerateObject())
        {
            flat.Add(flat.TopName(entry.Name), entry.Value);
        }

        return flat._values;
    }

    private void Add(string? name, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var entry in value.EnumerateObject())
                {
                    Add(Joined(name, entry.Name), entry.Value);
                }

                break;
            case JsonValueKind.Array:
                foreach (var (item, index) in value.EnumerateArray().Select((item, index) => (item, index)))
                {
                    Add(Joined(name, index.ToString(CultureInfo.InvariantCulture)), item);
                }

                break;
            default:
                AddText(name!, value.ValueKind == JsonValueKind.String ? value.GetString()! : value.ValueKind == JsonValueKind.Null ? "" : value.GetRawText());
                break;
        }
    }

    private void AddText(string name, string text)
    {
        if (!_values.TryAdd(name, text))
        {
            throw new SealingException($"the name {name} is there twice: configuration does not tell upper and lower case apart");
        }
    }

    private string? TopName(string name) => _format switch
    {
        SopsFormat.Dotenv => name.Replace("__", ConfigurationPath.KeyDelimiter, StringComparison.Ordinal),
        SopsFormat.Ini when name == DefaultSection => null,
        _ => name,
    };

    private static string Joined(string? name, string inner) => name is null ? inner : ConfigurationPath.Combine(name, inner);
}
