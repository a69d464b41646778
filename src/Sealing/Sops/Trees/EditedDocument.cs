using Sealing.Sops.Metadata;
using Sealing.Sops.Stores;
using Sealing.Sops.Values;
using Sealing.Syntax;
using Sealing.Text;

namespace Sealing.Sops.Trees;

/// <summary>A document with changes made in its text. Nothing is given out that does not read back as what was meant.</summary>
/// <param name="Source">The document before.</param>
/// <param name="Edits">The changes.</param>
/// <param name="Contents">The digest of the values that it must hold then; of no meaning where all edits are local and there is no metadata.</param>
/// <param name="Metadata">What its metadata must be then; null for none.</param>
internal sealed record EditedDocument(SourceText Source, TextEdits Edits, byte[] Contents, SopsMetadata? Metadata)
{
    /// <exception cref="SealingException">The text cannot be changed so.</exception>
    public byte[] Encode(Func<string, SopsStore> read)
    {
        if (Edits.IsLocal && Metadata is null)
        {
            return Source.Encode(Edits);
        }

        var store = read(Edits.Apply());
        return HasMetadata(store) && ContentDigest.Of(store.Items).AsSpan().SequenceEqual(Contents) ? Source.Encode(Edits) : throw Unchanged();
    }

    private bool HasMetadata(SopsStore store)
    {
        var read = store.Metadata is { } map ? MetadataReader.Read(map) : null;
        return MetadataLayout.AreSame(read, Metadata);
    }

    private static SealingException Unchanged() => new(ErrorKind.InvalidDocument, "the document cannot be changed in its text: it would not read back as what was written");
}
