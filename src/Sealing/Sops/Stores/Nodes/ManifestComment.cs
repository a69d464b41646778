using Sealing.Data;

namespace Sealing.Sops.Stores.Nodes;

/// <summary>A comment among the entries of a map, under no key, or the items of a list.</summary>
internal sealed record ManifestComment(string Text) : ManifestValue;
