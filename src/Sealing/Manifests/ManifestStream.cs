using Sealing.Syntax;
using Sealing.Syntax.Reading;

namespace Sealing.Manifests;

/// <summary>The objects of a file, lists expanded, with the document each stands in.</summary>
/// <param name="Items">The objects, in the order of the file.</param>
/// <param name="Format">The format that the file is in.</param>
public sealed record ManifestStream(IReadOnlyList<ManifestItem> Items, ManifestFormat Format)
{
    /// <summary>Reads a file: YAML or JSON, in UTF-8, or in UTF-16 with a byte order mark.</summary>
    /// <exception cref="SealingException">It is neither, or a document is no mapping; <see cref="ErrorKind.InvalidDocument"/>, with the place.</exception>
    public static ManifestStream Read(ReadOnlySpan<byte> file) => Read(SourceText.Decode(file));

    internal static ManifestStream Read(SourceText source) => Of(DocumentReader.ReadAll(source.Text, ReadLimits.Default), document => !document.IsEmpty);

    /// <summary>The objects of a file that may hold other things beside: what is no mapping, such as a list of patches, is passed over.</summary>
    internal static ManifestStream ReadObjects(SourceText source) => Of(DocumentReader.ReadAll(source.Text, ReadLimits.Default), document => document.Root.Resolved is YamlMapping);

    private static ManifestStream Of(ParsedSource parsed, Func<YamlDocument, bool> counts)
    {
        var items = new List<ManifestItem>();
        foreach (var document in parsed.Documents.Where(counts))
        {
            Expand(document.Root, new ManifestPlace(document.Number, parsed.IsJson), items);
        }

        return new ManifestStream(items, parsed.IsJson ? ManifestFormat.Json : ManifestFormat.Yaml);
    }

    private static void Expand(YamlNode node, ManifestPlace place, List<ManifestItem> items)
    {
        var fields = ObjectFields.OfRoot(node, place);
        var kind = fields.Text("kind");
        if (kind is not ("List" or "SecretList" or "SealedSecretList") && !(string.IsNullOrEmpty(kind) && IsBareList(fields)))
        {
            items.Add(new ManifestItem(fields, kind, place));
            return;
        }

        foreach (var item in fields.Items("items"))
        {
            Expand(item, place, items);
        }
    }

    // What Go's json.Marshal makes of a list: its kind is empty, and left out.
    private static bool IsBareList(ObjectFields fields) =>
        fields.Find("items") is { Resolved: YamlSequence } && fields.Find("data") is null && fields.Find("stringData") is null && fields.Find("spec") is null;
}
