using Org.BouncyCastle.Bcpg;
using Org.BouncyCastle.Bcpg.OpenPgp;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Security;

namespace Sealing.OpenPgp;

/// <summary>
/// Where BouncyCastle is called. On bytes that are no OpenPGP it throws whatever goes wrong inside: its own exceptions, which have no base class in
/// common, and those of the runtime (an index out of range, a cast, a number too large, inflate's).
/// </summary>
internal static class PgpEdge
{
    /// <summary>What <paramref name="read"/> gives.</summary>
    /// <exception cref="SealingException"><paramref name="message"/>; or what our own code in it threw.</exception>
    public static T Read<T>(ErrorKind kind, string message, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (IsRefusal(e))
        {
            throw new SealingException(kind, message, default, e);
        }
    }

    private static bool IsRefusal(Exception e) =>
        e is PgpException or UnsupportedPacketVersionException or CryptoException or GeneralSecurityException or SecurityUtilityException
        || (e is SystemException and not (OutOfMemoryException or OperationCanceledException));
}
