using System.Buffers;
using System.Security.Cryptography;

namespace Sealing.Sops.Values;

/// <summary>
/// The digest that guards the values of a document: SHA-512 over their canonical texts in document order, nothing between them, in 128
/// upper-case hexadecimal digits. Keys, comments and nulls are not part of it.
/// </summary>
internal sealed class TreeMac : IDisposable
{
    private readonly BufferedHash _hash = new(HashAlgorithmName.SHA512);
    private readonly bool _onlyEncrypted;

    public TreeMac(bool onlyEncrypted)
    {
        _onlyEncrypted = onlyEncrypted;
        if (onlyEncrypted)
        {
            _hash.Write(SHA256.HashData("sops"u8)); // so that neither kind of MAC passes for the other
        }
    }

    public void Add(SopsValue value, bool isEncrypted)
    {
        if (value.Type is not (SopsType.Comment or SopsType.Null) && (isEncrypted || !_onlyEncrypted))
        {
            value.WriteTo(_hash);
        }
    }

    public string Finish() => Convert.ToHexString(_hash.Finish());

    public void Dispose() => _hash.Dispose();
}
