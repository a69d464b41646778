using System.Security.Cryptography;
using System.Text;
using Org.BouncyCastle.Crypto.Generators;

namespace Sealing.GoTemplates.Functions;

/// <summary>
/// Passwords as <c>$2a$10$</c> || salt || hash, both in bcrypt's own base64 (22 and 31 characters). The salt is random: each hash is
/// another one, and all of one password verify it.
/// </summary>
internal static class BcryptHash
{
    /// <summary>What one hash counts for in the budget.</summary>
    public const int Steps = 20_000;

    private const int Cost = 10;
    private const int MaxBytes = 72;
    private const string Alphabet = "./ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    /// <exception cref="FunctionException">The password is longer than bcrypt looks at.</exception>
    public static string Create(byte[] password) => Create(password, RandomNumberGenerator.GetBytes(16));

    internal static string Create(byte[] password, byte[] salt)
    {
        if (password.Length > MaxBytes)
        {
            throw new FunctionException("bcrypt takes passwords of at most 72 bytes");
        }

        try
        {
            return "$2a$10$" + Encode(salt) + Encode(BCrypt.Generate(password, salt, Cost, addTerminator: true).AsSpan(0, 23));
        }
        finally
        {
            CryptographicOperations.ZeroMemory(password);
        }
    }

    private static string Encode(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder();
        for (var bit = 0; bit < bytes.Length * 8; bit += 6)
        {
            var pair = (bytes[bit / 8] << 8) | (bit / 8 + 1 < bytes.Length ? bytes[bit / 8 + 1] : 0);
            text.Append(Alphabet[(pair >> (10 - (bit % 8))) & 63]);
        }

        return text.ToString();
    }
}
