namespace Sealing.Age;

/// <summary>What a recipient contributes to a header.</summary>
/// <param name="Stanzas">One stanza, or several that stand for one recipient.</param>
public sealed record WrappedFileKey(IReadOnlyList<AgeStanza> Stanzas)
{
    /// <summary>
    /// Properties that the whole file gets from this recipient, such as <c>postquantum</c>. All recipients of a file have to have the same ones,
    /// in any order: one without would take the property away. Empty for most.
    /// </summary>
    public IReadOnlyList<string> Labels { get; init; } = [];
}
