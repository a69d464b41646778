using System.Collections.ObjectModel;
using Sealing.Data;
using Sealing.Sops.Values;
using Sealing.Text;

namespace Sealing.Sops.Stores;

/// <summary>
/// A document of one format as SOPS sees it. A store never writes a document anew: it replaces the values and comments where they stand in the text.
/// </summary>
internal abstract class SopsStore
{
    /// <summary>The values and comments in document order, without the metadata.</summary>
    public abstract IReadOnlyList<SopsItem> Items { get; }

    /// <summary>The metadata of the document, or null where it has none.</summary>
    public abstract ManifestMap? Metadata { get; }

    /// <summary>Whether a later document of the stream has metadata that the first does not have.</summary>
    public virtual bool HasStrayMetadata => false;

    /// <summary>Columns by which the document indents, where that matters to how values are written.</summary>
    public virtual int? Step => null;

    /// <summary>What the format reads in another way than the text looks.</summary>
    public virtual IEnumerable<SealingException> Doubts => [];

    public abstract void Encrypt(TextEdits edits, SopsItem item, string ciphertext);

    public abstract void Decrypt(TextEdits edits, SopsItem item, SopsValue value);

    /// <summary>Called once after the last <see cref="Decrypt"/>.</summary>
    public virtual void FinishDecryption()
    {
    }

    /// <summary>Puts another ciphertext of its value in the place of that of an item.</summary>
    /// <exception cref="SealingException">The ciphertext is spelled in a way that cannot be replaced.</exception>
    public virtual void Rotate(string text, TextEdits edits, SopsItem item, string ciphertext)
    {
        var place = PlaceOf(item)!.Value;
        var length = item.Value.Text.Length - 1; // the last bracket stays: it may be escaped
        var start = place.In(text).IndexOf(item.Value.Text[..length], StringComparison.Ordinal);
        if (start < 0)
        {
            throw new SealingException(ErrorKind.NotInFormat, item.Path.Aad.TrimEnd(':') + ": the ciphertext is spelled in a way that cannot be replaced");
        }

        edits.Replace(place.Start + start, place.Start + start + length, ciphertext[..^1]);
    }

    /// <summary>
    /// Whether another value can be encrypted in the place of the ciphertext of an item: decrypting will write it as it would have been written in a new document,
    /// and nothing else of the text depends on it.
    /// </summary>
    public virtual bool TakesValue(SopsItem item, SopsValue value) => false;

    /// <summary>Where the text of an item stands, with its quotes; null where it has none of its own.</summary>
    public abstract TextPlace? PlaceOf(SopsItem item);

    /// <summary>The places in the text of what is never encrypted: keys, sections, aliases, and the metadata.</summary>
    public abstract IEnumerable<TextPlace> Names { get; }

    /// <summary>Where, in a stretch between names, values and comments, the first thing stands that is no sign of the format; null where there is none.</summary>
    public abstract int? FindInSyntax(ReadOnlySpan<char> gap);

    /// <summary>The metadata as it is written in the document, in lines or as an entry, as <see cref="AddMetadata"/> takes it.</summary>
    public abstract string MetadataText { get; }

    /// <summary>Adds metadata at the end: the text where there is one, else the map in today's layout.</summary>
    public abstract void AddMetadata(TextEdits edits, ManifestMap metadata, string? written = null);

    public abstract void RemoveMetadata(TextEdits edits);

    /// <summary>What was left out of the text of an item: characters of base64 that its ciphertext starts with, whole groups of them.</summary>
    public virtual ReadOnlySpan<byte> LeftOut(SopsItem item) => [];

    /// <summary>How the format reads a value that it wrote: what to expect of the text that <see cref="Decrypt"/> makes.</summary>
    public virtual SopsValue AsRead(SopsValue value) => value;

    /// <summary>The integers that 64 bits do not hold, and where they stand. Their values are the floats that the reference makes of them.</summary>
    public virtual IReadOnlyDictionary<SopsItem, SourceSpan> Rounded => ReadOnlyDictionary<SopsItem, SourceSpan>.Empty;

    /// <exception cref="SealingException">The value of an item is not what its text says: the reference would make another one of it.</exception>
    public void ThrowIfInexact(SopsItem item)
    {
        if (item.Value.Type == SopsType.Float && Rounded.TryGetValue(item, out var at))
        {
            throw new SealingException(ErrorKind.InvalidDocument, "an integer of more than 64 bits: SOPS would make another number of it; write it as a string", new(0, at.Line, at.Column));
        }
    }

    /// <summary>Called once after the last <see cref="Encrypt"/>.</summary>
    public virtual void FinishEncryption(TextEdits edits)
    {
    }
}
