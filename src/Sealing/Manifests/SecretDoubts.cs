using Sealing.Data;
using Sealing.Syntax;

namespace Sealing.Manifests;

/// <summary>
/// What of a Secret is read otherwise than it stands there, or not at all. The reference, and with <c>data</c> the API server too, takes it in silence; once it is
/// sealed nobody can see it.
/// </summary>
internal static class SecretDoubts
{
    private static readonly string[] Fields = ["apiVersion", "kind", "metadata", "type", "immutable", "data", "stringData", "status"];

    private static readonly string[] MetadataFields =
    [
        "name", "generateName", "namespace", "labels", "annotations", "finalizers", "ownerReferences", "managedFields", "uid", "resourceVersion", "generation",
        "creationTimestamp", "deletionTimestamp", "deletionGracePeriodSeconds", "selfLink", "clusterName", "initializers",
    ];

    private static readonly string[] MetadataTexts = ["name", "generateName", "namespace"];

    /// <summary>A problem each, with its place; none of JSON's numbers, which are errors anyway.</summary>
    public static IReadOnlyList<SealingException> Of(ManifestItem item)
    {
        var metadata = item.Fields.Object("metadata");
        IEnumerable<SealingException> unknown = [.. Unknown(item, item.Fields, Fields, ""), .. Unknown(item, metadata, MetadataFields, "metadata.")];
        return item.Place.IsJson ? [.. unknown] : [.. unknown, .. Changed(item, metadata)];
    }

    private static IEnumerable<SealingException> Unknown(ManifestItem item, ObjectFields? fields, string[] known, string path) =>
        from entry in Written(fields)
        where !known.Contains(entry.Key.Value, StringComparer.Ordinal)
        let meant = Array.Find(known, name => string.Equals(name, entry.Key.Value, StringComparison.OrdinalIgnoreCase))
        select new SealingException(ErrorKind.InvalidDocument, $"unknown field: {(path.Length == 0 ? "a Secret" : "metadata")} has none of this name", new(item.Place.Document, entry.Key.Span.Line, entry.Key.Span.Column, path + entry.Key.Value))
        {
            Hint = meant is not null ? $"did you mean {meant}?" : path.Length == 0 ? "values are sealed that stand under data or stringData" : null,
        };

    private static IEnumerable<SealingException> Changed(ManifestItem item, ObjectFields? metadata) =>
    [
        .. Values(item, item.Fields.Object("stringData"), "stringData."),
        .. Keys(item, item.Fields.Object("data"), "data."),
        .. Values(item, metadata?.Object("labels"), "metadata.labels."),
        .. Values(item, metadata?.Object("annotations"), "metadata.annotations."),
        .. MetadataTexts.Select(name => Change(item, metadata?.Find(name), "metadata." + name)).OfType<SealingException>(),
        .. metadata?.Items("finalizers").Select(text => Change(item, text, "metadata.finalizers")).OfType<SealingException>() ?? [],
        .. new[] { Change(item, item.Fields.Find("type"), "type") }.OfType<SealingException>(),
    ];

    private static IEnumerable<SealingException> Values(ManifestItem item, ObjectFields? map, string path) =>
        Keys(item, map, path).Concat(Written(map).Select(entry => Change(item, entry.Value, path + entry.Key.Value)).OfType<SealingException>());

    private static IEnumerable<SealingException> Keys(ManifestItem item, ObjectFields? map, string path) =>
        from entry in Written(map)
        let resolved = Resolve(entry.Key)
        where resolved is { Kind: not ScalarKind.Null } && resolved.Value.ToKey() != entry.Key.Value
        select Doubt(item, entry.Key, resolved.Value.Kind, path + entry.Key.Value);

    private static SealingException? Change(ManifestItem item, YamlNode? node, string path) =>
        node?.Resolved is YamlScalar scalar && Resolve(scalar) is { } resolved && resolved.ToJsonString() != scalar.Value ? Doubt(item, node, resolved.Kind, path) : null;

    // What is no plain text and has no tag is text.
    private static ScalarValue? Resolve(YamlScalar scalar) =>
        (scalar.Style == YamlStyle.Plain || scalar.Tag is not null) && Yaml11.Resolve(scalar) is { Kind: not ScalarKind.String } resolved ? resolved : null;

    private static SealingException Doubt(ManifestItem item, YamlNode node, ScalarKind kind, string path)
    {
        var what = kind switch { ScalarKind.Null => "null", ScalarKind.Bool => "true or false", _ => "a number" };
        return new SealingException(ErrorKind.InvalidDocument, $"YAML reads this as {what}, and another text would be sealed than stands here", new(item.Place.Document, node.Span.Line, node.Span.Column, path))
        {
            Hint = "quote it: in quotes it is sealed as it stands",
        };
    }

    /// <summary>The entries as they are written, merged ones too. Reading the fields has checked that there are not too many of these.</summary>
    private static IEnumerable<(YamlScalar Key, YamlNode Value)> Written(ObjectFields? fields) => fields?.Node.Resolved is YamlMapping mapping ? Written(mapping) : [];

    private static IEnumerable<(YamlScalar Key, YamlNode Value)> Written(YamlMapping mapping) => mapping.Entries.SelectMany(entry =>
    {
        var key = (YamlScalar)entry.Key.Resolved;
        return !Yaml11.IsMergeKey(key) ? [(key, entry.Value)]
            : entry.Value.Resolved is YamlSequence list ? list.Items.SelectMany(item => Written((YamlMapping)item.Resolved)) : Written((YamlMapping)entry.Value.Resolved);
    });
}
