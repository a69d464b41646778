using System.Security.Cryptography;

namespace Sealing.Age.Ssh;

internal static class SecretParameters
{
    public static void Clear(RSAParameters key)
    {
        foreach (var secret in new[] { key.D, key.P, key.Q, key.DP, key.DQ, key.InverseQ })
        {
            CryptographicOperations.ZeroMemory(secret);
        }
    }
}
