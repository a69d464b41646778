using Sealing.Syntax;
using Sealing.Syntax.Reading;

namespace Sealing.Manifests;

/// <summary>The objects of a file, lists expanded, with the document each stands in.</summary>
internal sealed record ManifestStream(IReadOnlyList<ManifestItem> Items, ManifestFormat Format)
{
    public static ManifestStream Read(ReadOnlySpan<byte> file) => Read(SourceText.Decode(file));

    public static ManifestStream Read(SourceText source) => Of(DocumentReader.ReadAll(source.Text, ReadLimits.Default), document => !document.IsEmpty);

    /// <summary>The objects of a file that may hold other things beside: what is no mapping, such as a list of patches, is passed over.</summary>
    public static ManifestStream ReadObjects(SourceText source) => Of(DocumentReader.ReadAll(source.Text, ReadLimits.Default), document => document.Root.Resolved is YamlMapping);

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

/// <summary>One object: its fields, its kind (null where it has none) and its document.</summary>
internal sealed record ManifestItem(ObjectFields Fields, string? Kind, ManifestPlace Place)
{
    /// <summary>Whether it is a SealedSecret, and not a patch of kustomize that deletes one, which has no items.</summary>
    public bool IsSealedSecret => Kind == "SealedSecret" && Fields.Find("$patch") is not { Resolved: YamlScalar { Value: "delete" } };

    public SealingException Error(string message, string? key = null) =>
        new(ErrorKind.InvalidDocument, message, new(Place.Document, Fields.Node.Span.Line, Fields.Node.Span.Column, key));
}
