using System.Security.Cryptography;

namespace Sealing.Age;

/// <summary>A file of identities that is itself an age file under a passphrase, which is asked for once, when no other identity has matched.</summary>
internal sealed class LockedIdentityFile(byte[] file, Func<byte[], IReadOnlyList<IAgeIdentity>> read, Passphrase passphrase) : IAgeIdentity
{
    private IReadOnlyList<IAgeIdentity>? _identities;

    public bool MayPrompt => true;

    public byte[]? Unwrap(IReadOnlyList<AgeStanza> stanzas) =>
        (_identities ??= Open()).Select(identity => identity.Unwrap(stanzas)).FirstOrDefault(fileKey => fileKey is not null);

    public void Dispose()
    {
        foreach (var identity in _identities ?? [])
        {
            identity.Dispose();
        }
    }

    private IReadOnlyList<IAgeIdentity> Open()
    {
        using var asking = new AskingIdentity(passphrase);
        var plaintext = AgeFile.Decrypt(file, asking);
        try
        {
            return read(plaintext);
        }
        catch (SealingException e)
        {
            throw e.In(passphrase.File);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(plaintext);
        }
    }

    private sealed class AskingIdentity(Passphrase passphrase) : IAgeIdentity
    {
        public byte[]? Unwrap(IReadOnlyList<AgeStanza> stanzas)
        {
            if (stanzas is not [{ Type: ScryptRecipient.StanzaType }])
            {
                throw new SealingException(ErrorKind.InvalidKey, $"the identity file {passphrase.File} is encrypted, and not with a passphrase");
            }

            return passphrase.Use("the identity file " + passphrase.File, bytes =>
            {
                using var identity = new ScryptIdentity(bytes);
                return identity.Unwrap(stanzas);
            });
        }

        public void Dispose()
        {
        }
    }
}
