using System.Security.Cryptography;

namespace Sealing.Sops.Values;

/// <summary>Random nonces. They are drawn in blocks: one call of the generator a value would be most of the cost of a value.</summary>
internal sealed class NonceSource(int nonceSize)
{
    private const int BlockNonces = 256;

    private readonly byte[] _block = new byte[BlockNonces * nonceSize];
    private int _used = BlockNonces;

    /// <summary>The next one, which stays until this is called again.</summary>
    public ReadOnlySpan<byte> Next()
    {
        if (_used == BlockNonces)
        {
            RandomNumberGenerator.Fill(_block);
            _used = 0;
        }

        return _block.AsSpan(_used++ * nonceSize, nonceSize);
    }
}
