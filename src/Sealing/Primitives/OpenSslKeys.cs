using System.Security.Cryptography;

namespace Sealing.Primitives;

internal static class OpenSslKeys
{
    public static RSAOpenSsl Import(RSAParameters parameters)
    {
#pragma warning disable CA1416 // Platform compatibility: only called where LibCrypto.IsUsable, which is Linux
        return new RSAOpenSsl(parameters);
#pragma warning restore CA1416
    }
}
