using Sealing.Sops.Kinds;

namespace Sealing.Sops;

/// <summary>Encrypts and decrypts data keys with the master keys of one or more kinds.</summary>
public interface ISopsKeyService
{
    /// <summary>Whether master keys of the kind are worked on here.</summary>
    bool Supports(SopsKeyKind kind);

    /// <summary>The data key, or a part of it, encrypted by the master key, in the form that the metadata holds.</summary>
    /// <exception cref="SealingException">The master key cannot be used.</exception>
    string Encrypt(SopsMasterKey key, ReadOnlySpan<byte> dataKey);

    /// <summary>What the master key encrypted; the caller clears it.</summary>
    /// <exception cref="SealingException">The private part of the master key is not at hand, or what it encrypted was changed.</exception>
    byte[] Decrypt(SopsMasterKey key);
}
