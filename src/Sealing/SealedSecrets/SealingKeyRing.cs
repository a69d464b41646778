namespace Sealing.SealedSecrets;

/// <summary>
/// The private keys that items may have been sealed with. A SealedSecret does not say which: every key is tried, the one that opened the
/// last item first. Keys given twice count once. Thread safe.
/// </summary>
public sealed class SealingKeyRing : IDisposable
{
    private readonly List<SealingKey> _keys = [];
    private readonly List<string> _passedOver = [];
    private volatile int _last;

    /// <summary>The keys in the order they were added.</summary>
    public IReadOnlyList<SealingKey> Keys => _keys;

    /// <summary>What stood in the files beside the keys and looks like one, but cannot be used: what it is and why, a line each.</summary>
    public IReadOnlyList<string> PassedOver => _passedOver;

    /// <summary>
    /// Adds the keys of one file: all that are there in PEM (PKCS#1, PKCS#8, encrypted PKCS#8), or Secrets that hold one under <c>tls.key</c>, as YAML or JSON,
    /// alone, in a List or in several documents; Secrets without one are passed over.
    /// </summary>
    /// <param name="file">The bytes of the file.</param>
    /// <param name="passphrase">For encrypted PKCS#8, or empty.</param>
    /// <exception cref="SealingException">There is no RSA private key in it that can be used.</exception>
    public void Add(ReadOnlySpan<byte> file, ReadOnlySpan<char> passphrase = default)
    {
        var read = SealingKeyReader.Read(file, passphrase);
        _passedOver.AddRange(read.PassedOver);
        foreach (var key in read.Keys)
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
