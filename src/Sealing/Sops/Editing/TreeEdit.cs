using Sealing.Data;
using Sealing.Sops.Stores.Flat;
using Sealing.Sops.Stores.Nodes;
using Sealing.Sops.Values;
using Sealing.Syntax;
using Sealing.Syntax.Editing;
using Sealing.Syntax.Json;
using Sealing.Syntax.Reading;

namespace Sealing.Sops.Editing;

/// <summary>Sets and removes one value in the plaintext of a document.</summary>
internal static class TreeEdit
{
    /// <exception cref="SealingException">The path does not fit the document, or the value its format.</exception>
    public static string Set(string text, SopsFormat format, SopsTreePath path, string json) => format switch
    {
        SopsFormat.Dotenv or SopsFormat.Ini => FlatEdit.Set(text, format, path, Flat(Read(json))),
        SopsFormat.Binary => throw NotInBinary(),
        _ => Editor(text, format, path).Set(path, Read(json)),
    };

    /// <summary>The value of a JSON text, as a document of the format holds it.</summary>
    /// <exception cref="SealingException">It is not JSON, or the format cannot hold it.</exception>
    public static ManifestValue Value(string json, SopsFormat format) =>
        format is SopsFormat.Dotenv or SopsFormat.Ini ? new ManifestText(FlatText.Of(Flat(Read(json)))) : Read(json);

    /// <summary>Null where there is nothing at the path.</summary>
    /// <exception cref="SealingException">The format has no paths.</exception>
    public static string? Unset(string text, SopsFormat format, SopsTreePath path) => format switch
    {
        SopsFormat.Dotenv or SopsFormat.Ini => FlatEdit.Unset(text, format, path),
        SopsFormat.Binary => throw NotInBinary(),
        _ => Editor(text, format, path).Unset(path),
    };

    private static NodeEditor Editor(string text, SopsFormat format, SopsTreePath path)
    {
        var isJson = format == SopsFormat.Json;
        var documents = isJson
            ? JsonReader.ReadAll(text, ReadLimits.Default, takesTwice: true)
            : YamlReader.ReadAll(text, ReadLimits.Default with { KeysAreTexts = true });
        if (isJson && documents.Count > 0)
        {
            ThrowIfTwice(documents[0].Root, path);
        }

        return documents.Count > 0
            ? new NodeEditor(text, documents[0], isJson ? JsonLayout(text, documents[0]) : YamlLayout.Of(text, documents), isJson)
            : throw new SealingException(ErrorKind.InvalidDocument, "the file holds no document");
    }

    private static YamlLayout JsonLayout(string text, YamlDocument document)
    {
        var source = new SourceLayout(text);
        var step = document.Root is YamlMapping { Entries: [var first, ..] } ? source.Indentation(first.Start)?.Length : null;
        return new YamlLayout(source.NewLine, step is > 0 and var known ? known : 4);
    }

    private static ManifestValue Read(string json)
    {
        try
        {
            return JsonReader.ReadAll(json, ReadLimits.Default) is [var document] ? NodeValues.Of(document.Root, Resolve) : throw NotJson();
        }
        catch (SealingException e) when (e.Kind == ErrorKind.InvalidDocument)
        {
            throw NotJson();
        }
    }

    private static SopsValue Resolve(YamlScalar scalar)
    {
        var value = JsonStore.Resolve(scalar);
        return !CanonicalText.IsRounded(scalar.Text.Span, value)
            ? value
            : throw new SealingException(ErrorKind.InvalidValue, "an integer of more than 64 bits, of which SOPS would make another number; write it as a string");
    }

    private static SopsValue Flat(ManifestValue value) => value switch
    {
        ManifestScalar number => number.Value,
        _ when MetadataText.Of(value) is { } text => SopsValue.String(text),
        _ => throw new SealingException(ErrorKind.InvalidValue, "the format holds no maps, lists and nulls as values"),
    };

    /// <summary>Nobody can say which of several is meant: some programs take the first, others the last.</summary>
    public static SealingException Twice() => new(ErrorKind.PathNotFound, "a key or section of the path is given several times")
    {
        Hint = "say which one is meant with 'edit'",
    };

    private static void ThrowIfTwice(YamlNode node, SopsTreePath path)
    {
        foreach (var step in path.Steps)
        {
            YamlNode[] found = (node, step.Key) switch
            {
                (YamlMapping map, { } name) => [.. map.Entries.Where(entry => entry.Key is YamlScalar scalar && scalar.Value == name).Select(entry => entry.Value)],
                (YamlSequence list, null) when step.Index < list.Items.Count => [list.Items[step.Index]],
                _ => [],
            };
            if (found.Length != 1)
            {
                if (found.Length > 1)
                {
                    throw Twice();
                }

                return;
            }

            node = found[0];
        }
    }

    // The value is not shown: it may be a secret.
    private static SealingException NotJson() => new(ErrorKind.NotJson, "the value is not valid JSON")
    {
        Hint = "strings need double quotes",
    };

    private static SealingException NotInBinary() => new(ErrorKind.PathNotFound, "a binary file has no paths: it is one value");
}
