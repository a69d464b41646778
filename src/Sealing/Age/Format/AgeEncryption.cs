using System.Security.Cryptography;

namespace Sealing.Age.Format;

internal static class AgeEncryption
{
    public static void Encrypt(ReadBytes read, WriteBytes write, ReadOnlySpan<IAgeRecipient> recipients)
    {
        using var fileKey = FileKey.Generate();
        var stanzas = Wrap(fileKey, recipients);
        var nonce = RandomNumberGenerator.GetBytes(PayloadCipher.NonceSize);
        using var cipher = fileKey.PayloadCipher(nonce);
        write(AgeHeader.Write(stanzas, fileKey));
        write(nonce);
        AgePayload.Encrypt(cipher, read, write);
    }

    private static List<AgeStanza> Wrap(FileKey fileKey, ReadOnlySpan<IAgeRecipient> recipients)
    {
        var stanzas = new List<AgeStanza>();
        HashSet<string>? labels = null;
        foreach (var recipient in recipients)
        {
            var wrapped = recipient.Wrap(fileKey.Bytes);
            stanzas.AddRange(wrapped.Stanzas);
            if (!(labels ??= Labels(wrapped)).SetEquals(wrapped.Labels))
            {
                throw Mixed([.. labels, .. wrapped.Labels]);
            }
        }

        Check(stanzas);
        return stanzas;
    }

    private static HashSet<string> Labels(WrappedFileKey wrapped) => new(wrapped.Labels, StringComparer.Ordinal);

    private static void Check(List<AgeStanza> stanzas)
    {
        if (stanzas.Count == 0)
        {
            throw new SealingException(ErrorKind.InvalidKey, "no recipients to encrypt to");
        }

        if (stanzas.Count > AgeHeader.MaxStanzas)
        {
            throw new SealingException(ErrorKind.InvalidKey, "an age file has 1024 recipients at most");
        }

        if (AgeHeader.MixesScrypt(stanzas))
        {
            throw new SealingException(ErrorKind.InvalidKey, "a passphrase has to be the only recipient of a file");
        }
    }

    private static SealingException Mixed(List<string> labels) =>
        labels.Contains(HybridRecipient.Label)
            ? new SealingException(ErrorKind.InvalidKey, "post-quantum recipients cannot be mixed with others in one file")
            {
                Hint = "the others would take the protection away; encrypt to post-quantum recipients (age1pq1...) only",
            }
            : new SealingException(ErrorKind.InvalidKey, "these recipients cannot be mixed in one file");
}
