using System.Globalization;
using Sealing.Data;

namespace Sealing.Sops.Values;

/// <summary>Reads fields of metadata whatever type they were written as: flat formats have only strings.</summary>
internal static class MetadataText
{
    public static ManifestValue? Find(ManifestMap map, string name)
    {
        foreach (var (key, value) in map.Entries)
        {
            if (key == name)
            {
                return value;
            }
        }

        return null;
    }

    public static string? Of(ManifestValue? value) => value switch
    {
        ManifestText text => text.Value,
        ManifestBool boolean => boolean.Value ? "true" : "false",
        ManifestInteger integer => integer.Value.ToString(CultureInfo.InvariantCulture),
        _ => null,
    };
}
