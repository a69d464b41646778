using System.Security.Cryptography;

namespace Sealing.Sops;

/// <summary>The services that the master keys of documents are tried with.</summary>
/// <param name="services">The services in the order in which they are tried.</param>
public sealed class SopsKeyServices(params IReadOnlyList<ISopsKeyService> services)
{
    /// <summary>The data key of a document: the first that a master key gives.</summary>
    /// <exception cref="SopsException">No master key gave the data key.</exception>
    public SopsDataKey Unlock(SopsMetadata metadata)
    {
        ArgumentNullException.ThrowIfNull(metadata);
        var attempts = new List<string>();
        foreach (var key in Single(metadata).Keys)
        {
            foreach (var service in services.Where(service => service.Supports(key.Kind)))
            {
                try
                {
                    return FromBytes(service.Decrypt(key));
                }
                catch (SealingException e)
                {
                    attempts.Add(key.Id + ": " + e.Message);
                }
            }
        }

        throw new SopsException(SopsFailure.NoDataKey, "no master key gave the data key" + string.Concat(attempts.Select(attempt => "\n" + attempt)));
    }

    /// <summary>The metadata with the data key encrypted by each of its master keys.</summary>
    /// <exception cref="SealingException">A master key cannot be used, or no service handles its kind.</exception>
    public SopsMetadata Lock(SopsMetadata metadata, SopsDataKey dataKey)
    {
        ArgumentNullException.ThrowIfNull(metadata);
        ArgumentNullException.ThrowIfNull(dataKey);
        var keys = Single(metadata).Keys.Select(key => key.WithEncryptedDataKey(ServiceFor(key).Encrypt(key, dataKey.Bytes)));
        return metadata with { KeyGroups = [new SopsKeyGroup([.. keys])] };
    }

    private static SopsKeyGroup Single(SopsMetadata metadata) => metadata.KeyGroups is [var group]
        ? group
        : throw new SopsException(SopsFailure.NoDataKey, "documents with several key groups are not supported");

    private static SopsDataKey FromBytes(byte[] bytes)
    {
        try
        {
            return SopsDataKey.FromBytes(bytes);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(bytes);
        }
    }

    private ISopsKeyService ServiceFor(SopsMasterKey key) => services.FirstOrDefault(service => service.Supports(key.Kind))
        ?? throw new SopsException(SopsFailure.NoDataKey, "master keys of the kind '" + key.Kind + "' are not supported");
}
