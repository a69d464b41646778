namespace Sealing.Manifests;

/// <summary>Where an object stands.</summary>
/// <param name="Document">The document in its file, from 1.</param>
/// <param name="IsJson">Whether it is JSON, where numbers are no strings.</param>
public readonly record struct ManifestPlace(int Document, bool IsJson);
