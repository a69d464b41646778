using System.Security.Cryptography;

namespace Sealing.Cli.Sops.Files;

/// <summary>Plaintext that does not outlive its use.</summary>
internal static class Cleared
{
    public static T Use<T>(byte[] plain, Func<byte[], T> use)
    {
        try
        {
            return use(plain);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(plain);
        }
    }
}
