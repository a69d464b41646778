using System.Globalization;
using System.Security.Cryptography;
using Org.BouncyCastle.Crypto.Generators;
using Sealing.Age.Format;

namespace Sealing.Age;

/// <summary>A passphrase to encrypt under. It has to be the only recipient of its file. Disposing it clears the passphrase.</summary>
/// <remarks>
/// References: C2SP age.md, "The scrypt recipient type"; RFC 7914. Stanza: <c>scrypt BASE64(salt, 16 bytes) WORK_FACTOR</c>, body: the wrapped
/// file key, 32 bytes. Wrap key: <c>scrypt(passphrase, "age-encryption.org/v1/scrypt" || salt, N = 2^WORK_FACTOR, r = 8, p = 1)</c>.
/// </remarks>
public sealed class ScryptRecipient : IAgeRecipient, IDisposable
{
    internal const string StanzaType = "scrypt";
    internal const int SaltSize = 16;
    internal const int MaxSupportedWorkFactor = 24; // 16 GiB

    private const int DefaultWorkFactor = 18;
    private const int BlockSize = 8;

    private readonly byte[] _passphrase;

    /// <summary>A recipient for the bytes of <paramref name="passphrase"/>, UTF-8 by custom.</summary>
    /// <exception cref="SealingException">The passphrase is empty.</exception>
    public ScryptRecipient(ReadOnlySpan<byte> passphrase)
    {
        _passphrase = CopyOf(passphrase);
    }

    /// <summary>
    /// The base-two logarithm of scrypt's N. The work takes 2^WorkFactor KiB of memory and a time in proportion.
    /// </summary>
    /// <value>1 to 24; 18 by default, which takes 256 MiB and about a second.</value>
    public int WorkFactor
    {
        get;
        init => field = CheckedWorkFactor(value);
    } = DefaultWorkFactor;

    private static ReadOnlySpan<byte> SaltPrefix => "age-encryption.org/v1/scrypt"u8;

    /// <inheritdoc/>
    public WrappedFileKey Wrap(ReadOnlySpan<byte> fileKey)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltSize);
        var wrapKey = DeriveWrapKey(_passphrase, salt, WorkFactor);
        try
        {
            string[] arguments = [UnpaddedBase64.Encode(salt), WorkFactor.ToString(CultureInfo.InvariantCulture)];
            return new WrappedFileKey([new AgeStanza(StanzaType, arguments, KeyWrap.Wrap(wrapKey, fileKey))]);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(wrapKey);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => CryptographicOperations.ZeroMemory(_passphrase);

    internal static byte[] DeriveWrapKey(byte[] passphrase, ReadOnlySpan<byte> salt, int workFactor) =>
        SCrypt.Generate(passphrase, [.. SaltPrefix, .. salt], 1 << workFactor, BlockSize, 1, KeyWrap.KeySize);

    internal static byte[] CopyOf(ReadOnlySpan<byte> passphrase) =>
        passphrase.IsEmpty ? throw new SealingException(ErrorKind.InvalidKey, "the passphrase is empty") : passphrase.ToArray();

    internal static int CheckedWorkFactor(int value)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, MaxSupportedWorkFactor);
        return value;
    }
}
