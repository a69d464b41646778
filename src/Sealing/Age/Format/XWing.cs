using System.Security.Cryptography;
using Org.BouncyCastle.Crypto.Digests;
using Org.BouncyCastle.Crypto.Kems;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Crypto.Prng;
using Org.BouncyCastle.Security;

namespace Sealing.Age.Format;

/// <summary>The hybrid KEM of ML-KEM-768 and X25519, MLKEM768-X25519 in HPKE.</summary>
/// <remarks>
/// References: draft-ietf-hpke-pq (MLKEM768-X25519, 0x647a), draft-connolly-cfrg-xwing-kem; FIPS 203.
/// Private key: a seed of 32 bytes, expanded by SHAKE256 to <c>ML-KEM seed (64 bytes) || X25519 secret (32 bytes)</c>.
/// Public key: <c>ML-KEM key (1184 bytes) || X25519 key (32 bytes)</c>. Encapsulation: <c>ML-KEM ciphertext (1088 bytes) || share (32 bytes)</c>.
/// Shared secret: <c>SHA3-256(ML-KEM secret || X25519 secret || share || X25519 key || label)</c>, 32 bytes.
/// </remarks>
internal static class XWing
{
    public const ushort Id = 0x647a;
    public const int SeedSize = 32;
    public const int PublicKeySize = MLKemKeySize + X25519Agreement.Size;
    public const int EncapsulationSize = MLKemCiphertextSize + X25519Agreement.Size;
    public const int SecretSize = 32;

    private const int MLKemKeySize = 1184;
    private const int MLKemCiphertextSize = 1088;
    private const int MLKemSeedSize = 64;

    private static ReadOnlySpan<byte> Label => """\.//^\"""u8;

    public static byte[] PublicKey(ReadOnlySpan<byte> seed)
    {
        var expanded = Expand(seed);
        try
        {
            return [.. MLKemKey(expanded).GetPublicKeyEncoded(), .. X25519Agreement.PublicKey(expanded.AsSpan(MLKemSeedSize))];
        }
        finally
        {
            CryptographicOperations.ZeroMemory(expanded);
        }
    }

    /// <summary>Whether the ML-KEM half is a key: its numbers have to be below the modulus. Source: FIPS 203 s7.2.</summary>
    public static bool IsPublicKey(ReadOnlySpan<byte> publicKey)
    {
        try
        {
            return publicKey.Length == PublicKeySize && MLKemKey(publicKey) is not null;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    /// <summary>An encapsulation, with the shared secret in <paramref name="secret"/>; null for a point of low order in the public key.</summary>
    public static byte[]? Encapsulate(ReadOnlySpan<byte> publicKey, Span<byte> secret)
    {
        var encapsulator = new MLKemEncapsulator(MLKemParameters.ml_kem_768);
        encapsulator.Init(new ParametersWithRandom(MLKemKey(publicKey), new SecureRandom(new CryptoApiRandomGenerator())));
        var encapsulation = new byte[EncapsulationSize];
        var ephemeral = RandomNumberGenerator.GetBytes(X25519Agreement.Size);
        Span<byte> secrets = stackalloc byte[SecretSize + X25519Agreement.Size];
        try
        {
            encapsulator.Encapsulate(encapsulation.AsSpan(0, MLKemCiphertextSize), secrets[..SecretSize]);
            X25519Agreement.PublicKey(ephemeral).CopyTo(encapsulation, MLKemCiphertextSize);
            var agreed = X25519Agreement.TryAgree(ephemeral, publicKey[MLKemKeySize..], secrets[SecretSize..]);
            Combine(secrets, encapsulation, publicKey, secret);
            return agreed ? encapsulation : null;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(ephemeral);
            CryptographicOperations.ZeroMemory(secrets);
        }
    }

    /// <summary>
    /// Writes the shared secret, a random one for an encapsulation to another key; false where its share is a point of low order.
    /// </summary>
    public static bool TryDecapsulate(ReadOnlySpan<byte> seed, ReadOnlySpan<byte> publicKey, ReadOnlySpan<byte> encapsulation, Span<byte> secret)
    {
        var expanded = Expand(seed);
        Span<byte> secrets = stackalloc byte[SecretSize + X25519Agreement.Size];
        try
        {
            var decapsulator = new MLKemDecapsulator(MLKemParameters.ml_kem_768);
            decapsulator.Init(MLKemKey(expanded));
            decapsulator.Decapsulate(encapsulation[..MLKemCiphertextSize], secrets[..SecretSize]);
            var share = encapsulation[MLKemCiphertextSize..];
            var agreed = X25519Agreement.TryAgree(expanded.AsSpan(MLKemSeedSize), share, secrets[SecretSize..]);
            Combine(secrets, encapsulation, publicKey, secret);
            return agreed;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(expanded);
            CryptographicOperations.ZeroMemory(secrets);
        }
    }

    private static void Combine(ReadOnlySpan<byte> secrets, ReadOnlySpan<byte> encapsulation, ReadOnlySpan<byte> publicKey, Span<byte> secret)
    {
        var digest = new Sha3Digest(SecretSize * 8);
        digest.BlockUpdate(secrets);
        digest.BlockUpdate(encapsulation[MLKemCiphertextSize..]);
        digest.BlockUpdate(publicKey[MLKemKeySize..]);
        digest.BlockUpdate(Label);
        digest.DoFinal(secret);
    }

    private static byte[] Expand(ReadOnlySpan<byte> seed)
    {
        var expanded = new byte[MLKemSeedSize + X25519Agreement.Size];
        var shake = new ShakeDigest(256);
        shake.BlockUpdate(seed);
        shake.OutputFinal(expanded);
        return expanded;
    }

    private static MLKemPrivateKeyParameters MLKemKey(byte[] expanded)
    {
        var seed = expanded[..MLKemSeedSize];
        try
        {
            return MLKemPrivateKeyParameters.FromSeed(MLKemParameters.ml_kem_768, seed);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(seed);
        }
    }

    private static MLKemPublicKeyParameters MLKemKey(ReadOnlySpan<byte> publicKey) =>
        MLKemPublicKeyParameters.FromEncoding(MLKemParameters.ml_kem_768, publicKey[..MLKemKeySize].ToArray());
}
