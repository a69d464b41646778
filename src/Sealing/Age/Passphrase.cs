using System.Security.Cryptography;

namespace Sealing.Age;

/// <summary>Asks for the passphrase of a file, uses it once, clears it.</summary>
internal sealed class Passphrase(string file, Func<string, byte[]?>? ask)
{
    public string File { get; } = file;

    /// <summary>What <paramref name="open"/> makes of the passphrase; null means that it was the wrong one.</summary>
    public T Use<T>(string what, Func<byte[], T?> open)
        where T : class
    {
        var passphrase = ask?.Invoke(what) ?? throw new SealingException(ErrorKind.NoPassphrase, $"{what} is encrypted, and there is no passphrase for it");
        try
        {
            return open(passphrase) ?? throw new SealingException(ErrorKind.WrongPassphrase, $"cannot open {what}: the passphrase is wrong");
        }
        finally
        {
            CryptographicOperations.ZeroMemory(passphrase);
        }
    }
}
