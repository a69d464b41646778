using Sealing.Sops;

namespace Sealing.Cli.Sops.Keys;

/// <summary>A new data key that the master keys have locked already: what is encrypted with it can be opened again.</summary>
internal sealed class LockedDataKey(SopsDataKey key, SopsMetadata metadata) : IDisposable
{
    /// <summary>A plain document, encrypted.</summary>
    public byte[] Encrypt(SopsDocument document) => document.Encrypt(metadata, key, TimeProvider.System);

    public void Dispose() => key.Dispose();
}
