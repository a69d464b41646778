using Sealing.Manifests;
using Sealing.Syntax;
using Sealing.Syntax.Editing;
using Sealing.Syntax.Reading;

namespace Sealing.SealedSecrets;

/// <summary>A file in which other objects or comments stand beside Secrets. SealedSecrets take the places of the Secrets, and every other byte stays.</summary>
internal sealed class SecretsInText
{
    private readonly SourceText _source;
    private readonly ManifestStream _stream;
    private readonly ManifestItem[] _items;

    private SecretsInText(SourceText source)
    {
        _source = source;
        _stream = ManifestStream.ReadObjects(source);
        _items = [.. _stream.Items.Where(IsSecret)];
        Secrets = [.. _items.Select(SecretReader.Read)];
    }

    /// <summary>The Secrets, in their order.</summary>
    public IReadOnlyList<SecretManifest> Secrets { get; }

    public ManifestFormat Format => _stream.Format;

    /// <summary>Reads a file that has anything beside its Secrets; null where it has not.</summary>
    /// <exception cref="SealingException">A document is broken, or a Secret is, or is encrypted with SOPS, or stands in a List with other objects.</exception>
    public static SecretsInText? Find(SourceText source)
    {
        var roots = DocumentReader.ReadAll(source.Text, ReadLimits.Default).Documents.Where(document => !document.IsEmpty).Select(document => document.Root.Span.Start).ToHashSet();
        var items = ManifestStream.ReadObjects(source).Items;
        var isAllSecrets = items.All(IsSecret) && items.Count >= roots.Count;
        var listed = items.FirstOrDefault(item => IsSecret(item) && !roots.Contains(item.Fields.Node.Span.Start));
        if (listed is null)
        {
            return isAllSecrets && !HasComments(source.Text, items) ? null : new SecretsInText(source);
        }

        return isAllSecrets ? null : throw listed.Error("a Secret in a List with other objects has no place of its own to be sealed in: take it out of the List");
    }

    /// <summary>The file with SealedSecrets in the places of its Secrets.</summary>
    /// <exception cref="SealingException">The result would not read back as what was meant.</exception>
    public byte[] With(IReadOnlyList<SealedSecret> sealedSecrets)
    {
        var text = _source.Text;
        for (var i = _items.Length - 1; i >= 0; i--)
        {
            text = NodeReplacement.Apply(text, _items[i].Fields.Node, sealedSecrets[i].Write(Format), Format == ManifestFormat.Json);
        }

        var bytes = _source.Encode(text);
        Check(sealedSecrets, ManifestStream.ReadObjects(SourceText.Decode(bytes)));
        return bytes;
    }

    // As the reference, an object without a kind that has values is a Secret.
    private static bool IsSecret(ManifestItem item) => item.Kind switch
    {
        "Secret" => item.Fields.Find("$patch") is null,
        null or "" => item.Fields.Find("data") is not null || item.Fields.Find("stringData") is not null,
        _ => false,
    };

    private static bool HasComments(string text, IReadOnlyList<ManifestItem> items)
    {
        var layout = new SourceLayout(text);
        var ends = items.Select(item => layout.EndOfInk(item.Fields.Node.Span.Start, item.Fields.Node.Span.End));
        var gaps = items.Select(item => item.Fields.Node.Span.Start).Append(text.Length).Zip(ends.Prepend(0), (to, from) => text[from..Math.Max(from, to)]);
        return gaps.SelectMany(gap => gap.Split('\n')).Any(line => line.Trim() is not ("" or "---" or "..."));
    }

    private void Check(IReadOnlyList<SealedSecret> sealedSecrets, ManifestStream after)
    {
        var isSame = _stream.Items.Count == after.Items.Count && _stream.Items.Zip(after.Items).All(pair => Array.IndexOf(_items, pair.First) is >= 0 and var index
            ? pair.Second.IsSealedSecret && SealedSecret.Read(pair.Second).Write(Format) == sealedSecrets[index].Write(Format)
            : OverlayCheck.Holds(pair.First.Fields.Node, null, pair.Second.Fields.Node));
        if (!isSame)
        {
            throw _items[0].Error("cannot put a SealedSecret in the place of the Secret: it shares parts through anchors and aliases");
        }
    }
}
