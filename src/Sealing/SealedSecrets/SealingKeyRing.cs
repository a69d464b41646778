namespace Sealing.SealedSecrets;

/// <summary>
/// The private keys that items may have been sealed with. A SealedSecret does not say which: every key is tried, the one that opened the
/// last item first. Keys given twice count once. Thread safe.
/// </summary>
public sealed class SealingKeyRing : IDisposable
{
    private readonly List<SealingKey> _keys = [];
    private volatile int _last;

    /// <summary>The keys in the order they were added.</summary>
    public IReadOnlyList<SealingKey> Keys => _keys;

    /// <summary>
    /// Adds the keys of one file: PEM (PKCS#1, PKCS#8, encrypted PKCS#8), or Secrets that hold one under <c>tls.key</c>, as YAML or JSON,
    /// alone, in a List or in several documents.
    /// </summary>
    /// <param name="file">The bytes of the file.</param>
    /// <param name="passphrase">For encrypted PKCS#8, or empty.</param>
    /// <exception cref="SealingException">There is no RSA private key in it.</exception>
    public void Add(ReadOnlySpan<byte> file, ReadOnlySpan<char> passphrase = default)
    {
        foreach (var key in SealingKeyReader.ReadAll(file, passphrase))
        {
            if (_keys.Exists(known => known.Fingerprint == key.Fingerprint))
            {
                key.Dispose();
            }
            else
            {
                _keys.Add(key);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _keys.ForEach(key => key.Dispose());

    /// <summary>The plaintext and the key, or null where no key opens the envelope under this label.</summary>
    internal OpenedItem? Decrypt(ReadOnlySpan<byte> envelope, ReadOnlySpan<byte> label)
    {
        var first = _last;
        for (var i = 0; i < _keys.Count; i++)
        {
            var index = (first + i) % _keys.Count;
            if (HybridCipher.Decrypt(_keys[index].PrivateKey, envelope, label) is { } plaintext)
            {
                _last = index;
                return new OpenedItem(plaintext, _keys[index]);
            }
        }

        return null;
    }
}

/// <summary>The plaintext of an item, and the key that opened it.</summary>
internal readonly record struct OpenedItem(byte[] Plaintext, SealingKey Key);
