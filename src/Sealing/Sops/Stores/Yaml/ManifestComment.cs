using Sealing.Data;

namespace Sealing.Sops.Stores.Yaml;

/// <summary>A comment among the entries of a map, under no key, or the items of a list.</summary>
internal sealed record ManifestComment(string Text) : ManifestValue;
