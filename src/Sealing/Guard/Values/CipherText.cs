using System.Buffers;
using System.Buffers.Binary;

namespace Sealing.Guard.Values;

/// <summary>Values that are encrypted, told by their form before any rule looks at them: sealed items, and what SOPS, age, PGP, Vault, KMS and others make.</summary>
internal static class CipherText
{
    private const int MinSealedLength = 200;
    private const int MinModulusSize = 128; // bytes: RSA-1024, the smallest that was ever sealed with
    private const int MaxModulusSize = 2048;
    private const int MinKmsLength = 100;
    private const int MaxVaultVersion = 8; // digits

    private static readonly SearchValues<char> Alphabet = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/ \n\r");

    // U2FsdGVkX1 is what "Salted__" of openssl is in base64, YWdlLWVu "age-en", wcFMA and wcBMA a packet of PGP with a session key for RSA.
    private static readonly string[] Starts =
    [
        "ENC[", "#ENC[", "ENC(", "-----BEGIN AGE ENCRYPTED FILE-----", "-----BEGIN PGP MESSAGE-----", "$ANSIBLE_VAULT;", "age-encryption.org/v1", "{cipher}", "U2FsdGVkX1", "YWdlLWVuY3J5cHRpb24ub3JnL3Yx", "wcFMA", "wcBMA",
    ];

    // AWS and Google: the fields that each ciphertext of a key management service begins with.
    private static readonly string[] KeyServiceStarts = ["AQICAH", "AQECAH", "CiQA", "CiUA"];

    public static bool Is(ReadOnlySpan<char> value)
    {
        foreach (var start in Starts)
        {
            if (value.StartsWith(start, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return IsOfVault(value) || IsOfKeyService(value) || IsSealed(value);
    }

    /// <summary>An item of a SealedSecret. Whether it opens is for <c>seal verify</c>: here it is enough that no text begins with the length of an RSA block.</summary>
    public static bool IsSealed(ReadOnlySpan<char> value)
    {
        var compact = value.TrimEnd('=');
        Span<byte> prefix = stackalloc byte[3];
        return compact.Length >= MinSealedLength
            && !compact.ContainsAnyExcept(Alphabet)
            && Convert.TryFromBase64Chars(compact[..4], prefix, out _)
            && BinaryPrimitives.ReadUInt16BigEndian(prefix) is >= MinModulusSize and <= MaxModulusSize and var length
            && length % 64 == 0;
    }

    // vault:v1:...
    private static bool IsOfVault(ReadOnlySpan<char> value) =>
        value.StartsWith("vault:v", StringComparison.Ordinal) && value[7..].IndexOf(':') is > 0 and <= MaxVaultVersion and var digits && !value.Slice(7, digits).ContainsAnyExceptInRange('0', '9');

    private static bool IsOfKeyService(ReadOnlySpan<char> value)
    {
        if (value.Length < MinKmsLength || value.TrimEnd('=').ContainsAnyExcept(Alphabet))
        {
            return false;
        }

        foreach (var start in KeyServiceStarts)
        {
            if (value.StartsWith(start, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
