namespace Sealing.Sops;

/// <summary>Encrypts and decrypts data keys with the master keys of one or more kinds.</summary>
public interface ISopsKeyService
{
    /// <summary>Whether master keys of the kind are worked on here.</summary>
    bool Supports(SopsKeyKind kind);

    /// <summary>The data key, or a part of it, encrypted by the master key, in the form that the metadata holds.</summary>
    /// <exception cref="SealingException">The master key cannot be used.</exception>
    ValueTask<string> EncryptAsync(SopsMasterKey key, ReadOnlyMemory<byte> dataKey, CancellationToken cancellationToken = default);

    /// <summary>What the master key encrypted; the caller clears it.</summary>
    /// <exception cref="SealingException">The private part of the master key is not at hand, or what it encrypted was changed.</exception>
    ValueTask<byte[]> DecryptAsync(SopsMasterKey key, CancellationToken cancellationToken = default);
}
