using Sealing.Data;
using Sealing.Manifests;
using Sealing.Syntax;
using Sealing.Syntax.Editing;

namespace Sealing.SealedSecrets;

/// <summary>
/// A file with SealedSecrets that a user owns. Changes are made in its text: format, comments, order, indentation, line ends and encoding stay.
/// </summary>
public sealed class SealedSecretFile
{
    private readonly SourceText _source;
    private readonly ManifestStream _stream;
    private readonly ManifestItem[] _items;

    private SealedSecretFile(SourceText source)
    {
        _source = source;
        _stream = ManifestStream.ReadObjects(source);
        _items = [.. _stream.Items.Where(item => item.IsSealedSecret)];
        SealedSecrets = SealedSecret.ReadAll(_stream);
    }

    /// <summary>The SealedSecrets in their order; objects of other kinds, and patches that delete one, are passed over.</summary>
    public IReadOnlyList<SealedSecret> SealedSecrets { get; }

    internal ManifestFormat Format => _stream.Format;

    /// <summary>Reads a file: YAML or JSON, several documents, Lists expanded; UTF-8 or UTF-16.</summary>
    /// <exception cref="SealingException">A document is broken, or a SealedSecret is not of the form that its definition asks for.</exception>
    public static SealedSecretFile Read(ReadOnlySpan<byte> bytes) => new(SourceText.Decode(bytes));

    /// <summary>
    /// The file with the items of <paramref name="update"/>, and the labels, annotations and templates of its template, laid over those of the
    /// SealedSecret at <paramref name="index"/>: same keys are replaced, others added, none removed. Name, namespace and scope stay.
    /// </summary>
    /// <exception cref="SealingException">The file is written in a way that cannot be edited, such as items that an alias brings in.</exception>
    public byte[] Merge(int index, SealedSecret update)
    {
        ArgumentNullException.ThrowIfNull(update);
        return Edit([.. _items.Select((_, i) => i == index ? WithMark(Changes(update), SealedSecrets[i], update) : null)]);
    }

    /// <summary>
    /// The file with the items of <paramref name="updates"/>, one for each of <see cref="SealedSecrets"/>, laid over theirs, and with their
    /// <see cref="CertificateMark"/>; nothing else changes.
    /// </summary>
    /// <exception cref="SealingException">As <see cref="Merge"/>.</exception>
    public byte[] ReplaceItems(IReadOnlyList<SealedSecret> updates)
    {
        ArgumentNullException.ThrowIfNull(updates);
        if (updates.Count != _items.Length)
        {
            throw new ArgumentException("there must be one for each SealedSecret of the file", nameof(updates));
        }

        return Edit([.. updates.Select((update, i) => WithMark(ItemChanges(Changed(SealedSecrets[i], update)), SealedSecrets[i], update))]);
    }

    /// <summary>
    /// The file with the values of a Secret sealed into the SealedSecret at <paramref name="index"/>, for its name, namespace and scope,
    /// whatever the Secret says of these (the Secret's namespace counts where the SealedSecret has none); labels and annotations of the Secret are laid over those of the template.
    /// The <see cref="CertificateMark"/> follows where no item is left that was sealed before.
    /// </summary>
    /// <exception cref="SealingException">The SealedSecret has no name, or neither has a namespace where the scope needs one; or as <see cref="Merge"/>.</exception>
    public byte[] SealInto(int index, SecretManifest secret, SecretSealer sealer)
    {
        ArgumentNullException.ThrowIfNull(secret);
        ArgumentNullException.ThrowIfNull(sealer);
        var target = SealedSecrets[index];
        var metadata = WithoutScope(secret.Metadata) with
        {
            Name = target.Metadata.Name,
            Namespace = target.Metadata.Namespace ?? secret.Metadata.Namespace,
        };
        var update = sealer.Seal(secret with { Metadata = metadata, Document = target.Document }, target.Scope);
        var isMarked = (sealer.MarksCertificate || CertificateMark.Of(target) is not null) && target.EncryptedData.Keys.All(update.EncryptedData.ContainsKey);
        var marked = isMarked ? CertificateMark.Put(update, sealer.Mark) : update with { Metadata = update.Metadata.WithAnnotation(CertificateMark.Annotation, null) };
        return Merge(index, marked with { Template = marked.Template with { Metadata = WithoutScope(marked.Template.Metadata) } });
    }

    /// <summary>The file with texts laid over the object at <paramref name="index"/>; nothing else changes.</summary>
    /// <exception cref="SealingException">As <see cref="Merge"/>.</exception>
    internal byte[] Lay(int index, ManifestMap changes) => Edit([.. _items.Select((_, i) => i == index ? changes : null)]);

    private static ObjectMetadata WithoutScope(ObjectMetadata metadata) => metadata
        .WithAnnotation(SealingScopes.ClusterWideAnnotation, null)
        .WithAnnotation(SealingScopes.NamespaceWideAnnotation, null);

    // From the last to the first, so that those before stay where they are.
    private byte[] Edit(ManifestMap?[] changes)
    {
        var text = _source.Text;
        for (var i = _items.Length - 1; i >= 0; i--)
        {
            if (changes[i] is { } change)
            {
                text = NodeOverlay.Apply(text, (YamlMapping)_items[i].Fields.Node.Resolved, change, Format == ManifestFormat.Json);
            }
        }

        var bytes = _source.Encode(text);
        Check(changes, Read(bytes));
        return bytes;
    }

    private static KeyValuePair<string, string>[] Changed(SealedSecret before, SealedSecret update) =>
        [.. update.EncryptedData.Where(item => before.EncryptedData.GetValueOrDefault(item.Key) != item.Value)];

    private static ManifestMap? ItemChanges(KeyValuePair<string, string>[] items) =>
        items.Length == 0 ? null : new ManifestMap().Add("spec", new ManifestMap().AddIfPresent("encryptedData", items));

    // Null where nothing changes.
    private static ManifestMap? WithMark(ManifestMap? changes, SealedSecret before, SealedSecret update) =>
        CertificateMark.Of(update) is { } mark && mark != CertificateMark.Of(before)
            ? (changes ?? new ManifestMap()).Add("metadata", new ManifestMap().Add("annotations", new ManifestMap().Add(CertificateMark.Annotation, mark))) : changes;

    private static ManifestMap Changes(SealedSecret update) => new ManifestMap()
        .Add("spec", new ManifestMap()
            .AddIfPresent("encryptedData", update.EncryptedData)
            .AddIfPresent("template", new ManifestMap()
                .AddIfPresent("data", update.Template.Data.Where(template => template.Value is not null)!)
                .AddIfPresent("metadata", new ManifestMap()
                    .AddIfPresent("annotations", update.Template.Metadata.Annotations)
                    .AddIfPresent("labels", update.Template.Metadata.Labels))));

    // Nothing is given out that does not read back as what was meant: the objects around as they were, these with the changes.
    private void Check(ManifestMap?[] changes, SealedSecretFile after)
    {
        var same = _stream.Items.Count == after._stream.Items.Count && _stream.Items.Zip(after._stream.Items).All(pair =>
            OverlayCheck.Holds(pair.First.Fields.Node, ChangeOf(pair.First, changes), pair.Second.Fields.Node));
        for (var i = 0; i < _items.Length; i++)
        {
            if (!same || !SealedSecrets[i].EncryptedData.Keys.All(after.SealedSecrets[i].EncryptedData.ContainsKey) || !Counts(after._items[i].Fields, changes[i]))
            {
                throw _items[i].Error("cannot change this SealedSecret in its text: it shares parts through anchors, aliases or merge keys");
            }
        }
    }

    // A merge key behind it may have replaced what was written.
    private static bool Counts(ObjectFields after, ManifestMap? change) => change is null || change.Entries.All(entry => entry.Value switch
    {
        ManifestText text => after.Text(entry.Key) == text.Value,
        ManifestMap { Entries.Count: > 0 } map => after.Object(entry.Key) is { } inner && Counts(inner, map),
        _ => true,
    });

    private ManifestMap? ChangeOf(ManifestItem item, ManifestMap?[] changes) => Array.IndexOf(_items, item) is >= 0 and var index ? changes[index] : null;
}
