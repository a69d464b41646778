namespace Sealing.Age;

/// <summary>Somebody, or something, that a file can be encrypted to.</summary>
public interface IAgeRecipient
{
    /// <summary>The file key, wrapped for this recipient.</summary>
    /// <param name="fileKey">16 bytes. They are cleared after the call: an implementation keeps no copy.</param>
    /// <exception cref="SealingException">It cannot be wrapped.</exception>
    WrappedFileKey Wrap(ReadOnlySpan<byte> fileKey);
}
