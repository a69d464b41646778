using System.Text;
using Sealing.Primitives;
using Sealing.Syntax;
using Sealing.Text;

namespace Sealing.Manifests;

/// <summary>Reads Secrets as the reference does, but skips no document and takes nothing else for a Secret.</summary>
internal static class SecretReader
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static IReadOnlyList<SecretManifest> ReadAll(ManifestStream stream) => OrderedParallel.Map(stream.Items.Count, i => Read(stream.Items[i]));

    /// <exception cref="SealingException">It is not a Secret, or a value of it is broken.</exception>
    public static SecretManifest Read(ManifestItem item)
    {
        SopsCiphertext.Refuse(item);
        CheckKind(item);
        return new SecretManifest
        {
            Metadata = ObjectMetadata.Read(item.Fields.Object("metadata")),
            Type = item.Fields.Text("type"),
            Immutable = item.Fields.Flag("immutable"),
            Data = ReadData(item.Fields),
            Document = item.Place.Document,
            Doubts = SecretDoubts.Of(item),
        };
    }

    private static void CheckKind(ManifestItem item)
    {
        var holdsData = item.Fields.Find("data") is not null || item.Fields.Find("stringData") is not null;
        switch (item.Kind)
        {
            case "Secret" when item.Fields.Text("apiVersion") is null or "v1":
            case null or "" when holdsData: // as the reference: a Secret may leave out what it is
                return;
            case "SealedSecret":
                throw item.Error("this is a SealedSecret already, not a Secret", "kind");
            case null or "":
                throw item.Error("not a Secret: it has no kind and no data");
            default:
                throw item.Error("not a Secret: the kind is " + item.Kind, "kind");
        }
    }

    private static Dictionary<string, byte[]> ReadData(ObjectFields fields)
    {
        var data = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        if (fields.Object("data") is { } encoded)
        {
            data.EnsureCapacity(encoded.Entries.Count);
            foreach (var (key, value) in encoded.Entries)
            {
                data[key] = Decode(encoded, key, value);
            }
        }

        if (fields.Object("stringData") is { } texts)
        {
            data.EnsureCapacity(data.Count + texts.Entries.Count);
            foreach (var (key, value) in texts.Entries)
            {
                data[key] = Utf8.GetBytes(texts.ToText(value, key));
            }
        }

        return data;
    }

    private static byte[] Decode(ObjectFields map, string key, YamlNode value)
    {
        if (value.Resolved is not YamlScalar scalar)
        {
            throw map.Error(value, key, "must be a base64 string");
        }

        var resolved = Yaml11.Resolve(scalar);
        return resolved.Kind switch
        {
            ScalarKind.Null => [],
            ScalarKind.String => Base64.Decode(resolved.Text) ?? throw map.Error(value, key, "not base64; plain text belongs under stringData"),
            _ => throw map.Error(value, key, "must be a base64 string, but reads as a number or boolean: put it in quotes"),
        };
    }
}
