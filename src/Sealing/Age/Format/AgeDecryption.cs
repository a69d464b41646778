namespace Sealing.Age.Format;

internal static class AgeDecryption
{
    private const int DetectionSize = ArmorReader.MaxBlank + 64;

    public static void Decrypt(ReadBytes read, WriteBytes write, ReadOnlySpan<IAgeIdentity> identities)
    {
        var source = new ByteSource(read);
        if (IsArmored(source))
        {
            source = new ByteSource(new ArmorReader(source).Read);
        }

        var header = AgeHeader.Read(source);
        using var fileKey = Unwrap(header, identities);
        if (!fileKey.Verifies(header))
        {
            throw new SealingException(ErrorKind.AgeHeaderMismatch, "the age header was changed since it was written: its MAC does not match");
        }

        using var cipher = fileKey.PayloadCipher(ReadNonce(source));
        AgePayload.Decrypt(cipher, source.Read, write);
    }

    // A text with the dashes of PEM near its start is taken for armor, even a wrong one: the armor reader says what is wrong with it.
    private static bool IsArmored(ByteSource source) =>
        !source.Peek(AgeHeader.VersionPrefix.Length).StartsWith("age"u8) && source.Peek(DetectionSize).IndexOf("-----"u8) >= 0;

    private static FileKey Unwrap(AgeHeader header, ReadOnlySpan<IAgeIdentity> identities)
    {
        if (AgeHeader.MixesScrypt(header.Stanzas))
        {
            throw AgeErrors.Header("a passphrase stands beside another recipient");
        }

        return UnwrapWith(header, identities, mayPrompt: false) ?? UnwrapWith(header, identities, mayPrompt: true)
            ?? throw new SealingException(ErrorKind.NoMatchingKey, "no identity matched any of the recipients");
    }

    private static FileKey? UnwrapWith(AgeHeader header, ReadOnlySpan<IAgeIdentity> identities, bool mayPrompt)
    {
        foreach (var identity in identities)
        {
            if (identity.MayPrompt == mayPrompt && identity.Unwrap(header.Stanzas) is { } fileKey)
            {
                return fileKey.Length == FileKey.Size ? new FileKey(fileKey) : throw AgeErrors.Header("the file key is not 16 bytes long");
            }
        }

        return null;
    }

    private static ReadOnlySpan<byte> ReadNonce(ByteSource source)
    {
        var nonce = source.Take(PayloadCipher.NonceSize);
        return nonce.Length == PayloadCipher.NonceSize ? nonce : throw AgeErrors.Header("the nonce after it is missing");
    }
}
