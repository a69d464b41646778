namespace Sealing.Sops;

/// <summary>Master keys of which any one gives the data key or, where a document has several groups, the group's part of it.</summary>
/// <param name="Keys">The keys in the order of the metadata.</param>
public sealed record SopsKeyGroup(IReadOnlyList<SopsMasterKey> Keys);
