using System.Security.Cryptography;
using Sealing.Age.Format;

namespace Sealing.Age.Ssh;

/// <summary>An Ed25519 key of SSH, used for key agreement.</summary>
/// <remarks>
/// References: age's documented format (agessh). Stanza: <c>ssh-ed25519 TAG BASE64(ephemeral share)</c>, body: the wrapped file key, 32 bytes.
/// With u the key as an X25519 key and info "age-encryption.org/v1/ssh-ed25519":
/// <c>tweak = HKDF-SHA-256("", salt = key in SSH's format, info)</c>, <c>shared = X25519(tweak, X25519(ephemeral, u))</c>,
/// <c>wrap key = HKDF-SHA-256(shared, salt = share || u, info)</c>. The tweak binds the file key to this key, not only to its point.
/// </remarks>
internal sealed class SshEd25519Recipient : IAgeRecipient
{
    private readonly SshPublicKey _key;
    private readonly byte[] _publicKey;

    public SshEd25519Recipient(SshPublicKey key)
    {
        _key = key;
        _publicKey = Ed25519Points.ToX25519(key.Point) ?? throw new SealingException(ErrorKind.InvalidKey, "the SSH key is not a point of its curve");
    }

    private static ReadOnlySpan<byte> Info => "age-encryption.org/v1/ssh-ed25519"u8;

    public WrappedFileKey Wrap(ReadOnlySpan<byte> fileKey)
    {
        var ephemeral = RandomNumberGenerator.GetBytes(X25519Agreement.Size);
        Span<byte> wrapKey = stackalloc byte[KeyWrap.KeySize];
        try
        {
            var share = X25519Agreement.PublicKey(ephemeral);
            return TryDeriveWrapKey(ephemeral, _publicKey, share, wrapKey)
                ? new WrappedFileKey([new AgeStanza(_key.Type, [_key.Tag, UnpaddedBase64.Encode(share)], KeyWrap.Wrap(wrapKey, fileKey))])
                : throw new SealingException(ErrorKind.InvalidKey, "the SSH key is a point of low order, which nobody has the key of");
        }
        finally
        {
            CryptographicOperations.ZeroMemory(ephemeral);
            CryptographicOperations.ZeroMemory(wrapKey);
        }
    }

    /// <summary>Null where the stanza does not open.</summary>
    public byte[]? Unwrap(ReadOnlySpan<byte> secret, ReadOnlySpan<byte> share, ReadOnlySpan<byte> body)
    {
        Span<byte> wrapKey = stackalloc byte[KeyWrap.KeySize];
        try
        {
            return TryDeriveWrapKey(secret, share, share, wrapKey)
                ? KeyWrap.Unwrap(wrapKey, body)
                : throw AgeErrors.Header("the share of a ssh-ed25519 stanza is a point of low order");
        }
        finally
        {
            CryptographicOperations.ZeroMemory(wrapKey);
        }
    }

    private bool TryDeriveWrapKey(ReadOnlySpan<byte> secret, ReadOnlySpan<byte> point, ReadOnlySpan<byte> share, Span<byte> wrapKey)
    {
        Span<byte> shared = stackalloc byte[X25519Agreement.Size];
        Span<byte> tweak = stackalloc byte[X25519Agreement.Size];
        try
        {
            // HKDF in its two steps: the platform refuses to extract from an empty key in one.
            HKDF.Expand(HashAlgorithmName.SHA256, HMACSHA256.HashData(_key.Blob, ReadOnlySpan<byte>.Empty), tweak, Info);
            var agreed = X25519Agreement.TryAgree(secret, point, shared) && X25519Agreement.TryAgree(tweak, shared, shared);
            HKDF.DeriveKey(HashAlgorithmName.SHA256, shared, wrapKey, [.. share, .. _publicKey], Info);
            return agreed;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(shared);
        }
    }
}
