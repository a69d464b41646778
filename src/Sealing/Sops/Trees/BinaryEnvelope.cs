using System.Text;
using Sealing.Data;
using Sealing.Sops.Stores;
using Sealing.Sops.Stores.Nodes;
using Sealing.Sops.Values;
using Sealing.Syntax;

namespace Sealing.Sops.Trees;

/// <summary>The JSON object that a binary file is encrypted into: its contents as one string under <c>data</c>, and the metadata.</summary>
internal static class BinaryEnvelope
{
    private const string DataKey = "data";

    public static ReadOnlySpan<byte> Empty => "{\n\t\"data\": \"\"\n}\n"u8;

    /// <summary>The envelope, or null where the bytes are none and so a file to encrypt.</summary>
    public static SourceText? TryRead(ReadOnlyMemory<byte> bytes)
    {
        if (bytes.Span.TrimStart(" \t\r\n"u8) is not [(byte)'{', ..])
        {
            return null;
        }

        try
        {
            return LongCiphertext.Cut(bytes) is { } cut && IsEnvelope(cut) ? cut
                : SourceText.Decode(bytes.Span) is var source && IsEnvelope(source) ? source
                : null;
        }
        catch (SealingException e) when (e.Kind == ErrorKind.InvalidDocument)
        {
            return null;
        }
    }

    // Of nothing but the contents may a part be left out.
    private static bool IsEnvelope(SourceText source)
    {
        var store = new JsonStore(source.Text, ReadLimits.Default, source.Cut);
        return store.Metadata is not null && (source.Cut is null || store.Items.Any(item => !store.LeftOut(item).IsEmpty));
    }

    /// <summary>A copy of the contents.</summary>
    /// <exception cref="SealingException">There are other values than the contents: not a binary file.</exception>
    public static byte[] Contents(SopsStore store, IReadOnlyList<SopsValue> values)
    {
        var found = store.Items.Zip(values).Where(pair => pair.First.Kind == SopsItemKind.Value).ToList();
        if (found is not [{ First.Path: { Key: DataKey, Parent.Parent: null }, Second: { IsString: true } contents }])
        {
            throw new SealingException(ErrorKind.WrongFormat, "this is not an encrypted binary file: it holds more than one value under 'data'");
        }

        return [.. contents.Bytes];
    }

    /// <summary>The binary file that a document of another format holds.</summary>
    /// <exception cref="SealingException">It holds none.</exception>
    public static byte[] Contents(ManifestMap document) => document.Entries.FirstOrDefault(entry => entry.Key == DataKey).Value switch
    {
        ManifestText text => Encoding.UTF8.GetBytes(text.Value),
        ManifestScalar { Value.IsString: true } scalar => [.. scalar.Value.Bytes],
        _ => throw new SealingException(ErrorKind.InvalidDocument, "the document has no text under 'data', which is what a binary file is written from"),
    };
}
