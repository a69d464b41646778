using System.Security.Cryptography;

namespace Sealing.Sops;

/// <summary>Whole SOPS files in one call each, with the time of the system. <see cref="SopsDocument"/> and <see cref="SopsKeyServices"/> are the pieces.</summary>
public static class SopsFile
{
    /// <summary>The plaintext of an encrypted file, in its format.</summary>
    /// <param name="bytes">The file, in UTF-8 or UTF-16.</param>
    /// <param name="format">Its format.</param>
    /// <param name="keys">The services that its master keys are tried with.</param>
    /// <param name="cancellationToken">Ends the wait for a service.</param>
    /// <exception cref="SealingException">The bytes are no document of the format.</exception>
    /// <exception cref="SealingException">The file is not encrypted, no master key gives its data key, or it was changed by someone without the key.</exception>
    public static async ValueTask<byte[]> DecryptAsync(ReadOnlyMemory<byte> bytes, SopsFormat format, SopsKeyServices keys, CancellationToken cancellationToken = default)
    {
        var document = SopsDocument.Parse(bytes.Span, format);
        using var key = await UnlockAsync(document, keys, cancellationToken).ConfigureAwait(false);
        return document.Decrypt(key);
    }

    /// <summary>A plain file encrypted with a new data key, for whom and as a creation rule says.</summary>
    /// <param name="bytes">The file, in UTF-8 or UTF-16.</param>
    /// <param name="format">Its format.</param>
    /// <param name="rule">As <see cref="SopsConfiguration.RuleFor"/> finds it.</param>
    /// <param name="keys">The services that encrypt the data key.</param>
    /// <param name="cancellationToken">Ends the wait for a service.</param>
    /// <exception cref="SealingException">The bytes are no document of the format, or hold what SOPS cannot.</exception>
    /// <exception cref="SealingException">The file is encrypted already, the rule is broken or names no keys, or a master key cannot be used.</exception>
    public static ValueTask<byte[]> EncryptAsync(ReadOnlyMemory<byte> bytes, SopsFormat format, SopsCreationRule rule, SopsKeyServices keys, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(rule);
        return EncryptAsync(bytes, format, rule.ToMetadata(), keys, cancellationToken);
    }

    /// <summary>A plain file encrypted with a new data key.</summary>
    /// <param name="bytes">The file, in UTF-8 or UTF-16.</param>
    /// <param name="format">Its format.</param>
    /// <param name="metadata">The master keys, and which values are encrypted.</param>
    /// <param name="keys">The services that encrypt the data key.</param>
    /// <param name="cancellationToken">Ends the wait for a service.</param>
    /// <exception cref="SealingException">The bytes are no document of the format, or hold what SOPS cannot.</exception>
    /// <exception cref="SealingException">The file is encrypted already, or a master key cannot be used.</exception>
    public static async ValueTask<byte[]> EncryptAsync(ReadOnlyMemory<byte> bytes, SopsFormat format, SopsMetadata metadata, SopsKeyServices keys, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(keys);
        var document = SopsDocument.Parse(bytes.Span, format);
        document.ThrowIfEncrypted();
        using var key = SopsDataKey.Generate();
        return document.Encrypt(await keys.LockAsync(metadata, key, cancellationToken).ConfigureAwait(false), key, TimeProvider.System);
    }

    /// <summary>An encrypted file with changed plaintext: values that did not change keep their ciphertext. The file as it is where nothing changed.</summary>
    /// <param name="bytes">The file, in UTF-8 or UTF-16.</param>
    /// <param name="format">Its format.</param>
    /// <param name="keys">The services that its master keys are tried with.</param>
    /// <param name="change">The new plaintext for the old one. Both are cleared afterwards.</param>
    /// <param name="cancellationToken">Ends the wait for a service.</param>
    /// <exception cref="SealingException">The bytes or the new plaintext are no document of the format.</exception>
    /// <exception cref="SealingException">As for <see cref="DecryptAsync"/>, or the new plaintext cannot be encrypted.</exception>
    public static async ValueTask<byte[]> EditAsync(ReadOnlyMemory<byte> bytes, SopsFormat format, SopsKeyServices keys, Func<byte[], byte[]> change, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(change);
        var document = SopsDocument.Parse(bytes.Span, format);
        using var key = await UnlockAsync(document, keys, cancellationToken).ConfigureAwait(false);
        var plain = document.Decrypt(key);
        byte[] before = [.. plain], after = [];
        try
        {
            after = change(plain);
            return after.AsSpan().SequenceEqual(before) ? bytes.ToArray() : document.Update(after, key, TimeProvider.System);
        }
        finally
        {
            Array.ForEach([plain, before, after], text => CryptographicOperations.ZeroMemory(text));
        }
    }

    private static ValueTask<SopsDataKey> UnlockAsync(SopsDocument document, SopsKeyServices keys, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(keys);
        return keys.UnlockAsync(document.Metadata ?? throw new SealingException(ErrorKind.NotEncrypted, "sops metadata not found"), cancel);
    }
}
