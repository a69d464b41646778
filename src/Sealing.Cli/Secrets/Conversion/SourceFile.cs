using Sealing.Cli.Host.Processes;
using Sealing.Cli.Sops.Arguments;
using Sealing.Cli.Sops.Files;
using Sealing.Cli.Sops.Keys;
using Sealing.Manifests;
using Sealing.Sops;
using Sealing.Syntax;
using Sealing.Syntax.Editing;
using Sealing.Syntax.Reading;

namespace Sealing.Cli.Secrets.Conversion;

/// <summary>A file that is converted: its contents, and its objects, decrypted where SOPS has encrypted them.</summary>
internal sealed class SourceFile
{
    private readonly SourceText _source;
    private readonly ManifestStream _stream;

    private SourceFile(string path, byte[] bytes, byte[] plain, bool isSops)
    {
        (Path, Bytes, Plain, IsSops) = (path, bytes, plain, isSops);
        _source = SourceText.Decode(plain);
        _stream = ManifestStream.ReadObjects(_source);
    }

    public string Path { get; }

    /// <summary>The file as it is.</summary>
    public byte[] Bytes { get; }

    /// <summary>The same without the encryption of SOPS.</summary>
    public byte[] Plain { get; }

    public bool IsSops { get; }

    public IReadOnlyList<ManifestItem> Items => _stream.Items;

    public ManifestFormat Format => _stream.Format;

    /// <exception cref="SealingException">It is broken, or no key opens it.</exception>
    public static SourceFile Read(string path, byte[] bytes)
    {
        SopsDocument? document = null;
        try
        {
            document = SopsDocument.Parse(bytes, SopsFormats.Of(null, path));
        }
        catch (SealingException)
        {
            // No document of SOPS: if it is none of Kubernetes either, that is said below.
        }

        if (document is not { IsEncrypted: true })
        {
            return new SourceFile(path, bytes, bytes, isSops: false);
        }

        using var key = Waiting.For(cancel => KeyServices.Create().UnlockAsync(document.Metadata!, cancel).AsTask());
        return new SourceFile(path, bytes, document.Decrypt(key), isSops: true);
    }

    /// <summary>The plain text with other objects in the places of some; the rest stays as it is.</summary>
    /// <param name="written">What takes the place of an object, or null.</param>
    /// <exception cref="SealingException">An object stands in a List, or the result would not read back.</exception>
    public byte[] With(Func<ManifestItem, string?> written)
    {
        var roots = DocumentReader.ReadAll(_source.Text, ReadLimits.Default).Documents.Where(document => !document.IsEmpty).Select(document => document.Root.Span.Start).ToHashSet();
        var text = _source.Text;
        foreach (var item in Items.Reverse())
        {
            if (written(item) is { } other)
            {
                text = roots.Contains(item.Fields.Node.Span.Start)
                    ? NodeReplacement.Apply(text, item.Fields.Node, other, Format == ManifestFormat.Json)
                    : throw item.Error("it stands in a List, where it cannot be replaced: take it out of it");
            }
        }

        var bytes = _source.Encode(text);
        return ManifestStream.ReadObjects(SourceText.Decode(bytes)).Items.Count == Items.Count ? bytes
            : throw new SealingException("cannot be converted in its text: it shares parts through anchors and aliases");
    }
}
