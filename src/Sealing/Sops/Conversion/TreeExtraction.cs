using System.Globalization;
using System.Text;
using Sealing.Data;
using Sealing.Sops.Stores.Nodes;
using Sealing.Sops.Values;

namespace Sealing.Sops.Conversion;

/// <summary>One value of a document by itself.</summary>
internal static class TreeExtraction
{
    /// <summary>A string as its bytes, a map as a document of the format, anything else as the format writes it.</summary>
    /// <exception cref="SealingException">There is nothing at the path, or the format cannot hold the value.</exception>
    public static byte[] Extract(ManifestMap document, SopsTreePath path, SopsFormat format, int? indent) => Find(document, path) switch
    {
        ManifestText text => Encoding.UTF8.GetBytes(text.Value),
        ManifestScalar { Value: { IsString: true } value } => value.Bytes,
        ManifestMap map => Encoding.UTF8.GetBytes(TreeConversion.Write(map, format, indent)),
        var value => Encoding.UTF8.GetBytes(Write(value, format, indent)),
    };

    private static ManifestValue Find(ManifestMap document, SopsTreePath path) =>
        path.Steps.Aggregate((ManifestValue)document, (value, step) => Child(value, step) ?? throw NotFound(step));

    private static ManifestValue? Child(ManifestValue value, SopsTreeStep step) => (value, step.Key) switch
    {
        (ManifestMap map, { } key) => map.Entries.Where(entry => entry.Value is not ManifestComment && entry.Key == key).Select(entry => entry.Value).FirstOrDefault(),
        (ManifestList list, null) => list.Items.Where(item => item is not ManifestComment).ElementAtOrDefault(step.Index),
        _ => null,
    };

    private static string Write(ManifestValue value, SopsFormat format, int? indent) => format switch
    {
        SopsFormat.Yaml => value is ManifestList { Items.Count: > 0 } list
            ? new YamlBlockWriter(TreeConversion.NewYaml(indent)).WriteItems(list)
            : new YamlBlockWriter(TreeConversion.NewYaml(indent)).WriteValueOf(value, 0, isItem: true).TrimStart(' ') + "\n",
        SopsFormat.Json or SopsFormat.Binary => new JsonValueWriter(TreeConversion.NewJson(indent), "\n").WriteAt(TreeConversion.WithoutComments(value), ""),
        _ => throw new SealingException(ErrorKind.NotInFormat, "the format writes single values only where they are strings"),
    };

    private static SealingException NotFound(SopsTreeStep step)
    {
        var name = step.Key is { } key ? "'" + key + "'" : step.Index.ToString(CultureInfo.InvariantCulture);
        return new SealingException(ErrorKind.PathNotFound, "error truncating tree: component [" + name + "] not found");
    }
}
