using System.Globalization;
using System.Runtime.ExceptionServices;
using System.Security.Cryptography;
using Sealing.Sops.Keys;

namespace Sealing.Sops;

/// <summary>The services that the master keys of documents are tried with.</summary>
/// <param name="services">The services in the order in which they are tried.</param>
public sealed class SopsKeyServices(params IReadOnlyList<ISopsKeyService> services)
{
    /// <summary>The order in which the keys of a group are tried.</summary>
    public DecryptionOrder Order { get; init; } = DecryptionOrder.Default;

    /// <summary>The data key of a document: the first that a master key gives or, where it has several key groups, what the parts that these give combine to.</summary>
    /// <exception cref="SealingException">Too few master keys gave theirs; the message says what happened to each.</exception>
    public async ValueTask<SopsDataKey> UnlockAsync(SopsMetadata metadata, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(metadata);
        var groups = new List<GroupRecovery>();
        try
        {
            var threshold = metadata.KeyGroups.Count == 1 ? 1 : metadata.ShamirThreshold == 0 ? metadata.KeyGroups.Count : metadata.ShamirThreshold;
            var size = metadata.KeyGroups.Count == 1 ? SopsDataKey.Size : SopsDataKey.Size + 1; // a share ends in its number
            foreach (var group in metadata.KeyGroups)
            {
                groups.Add(await RecoverAsync(group, size, cancellationToken).ConfigureAwait(false));
            }

            var parts = groups.Select(group => group.Part).OfType<byte[]>().ToArray();
            return parts.Length < threshold ? throw new SealingException(ErrorKind.NoDataKey, RecoveryReport.Write(groups, threshold))
                : metadata.KeyGroups.Count == 1 ? SopsDataKey.FromBytes(parts[0]) : Combine(parts);
        }
        finally
        {
            groups.ForEach(group => CryptographicOperations.ZeroMemory(group.Part));
        }
    }

    /// <summary>The metadata with the data key, or a part of it for each key group, encrypted by each of its master keys.</summary>
    /// <exception cref="SealingException">A master key cannot be used, no service handles its kind, or the threshold does not fit the key groups.</exception>
    public async ValueTask<SopsMetadata> LockAsync(SopsMetadata metadata, SopsDataKey dataKey, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(metadata);
        ArgumentNullException.ThrowIfNull(dataKey);
        if (metadata.KeyGroups is [var single])
        {
            return metadata with { KeyGroups = [await LockAsync(single, dataKey.Bytes, cancellationToken).ConfigureAwait(false)] };
        }

        var threshold = metadata.ShamirThreshold == 0 ? metadata.KeyGroups.Count : metadata.ShamirThreshold;
        var shares = ShamirShares.Split(dataKey.Bytes, metadata.KeyGroups.Count, threshold);
        try
        {
            var groups = new SopsKeyGroup[shares.Length];
            for (var i = 0; i < shares.Length; i++)
            {
                groups[i] = await LockAsync(metadata.KeyGroups[i], shares[i], cancellationToken).ConfigureAwait(false);
            }

            return metadata with { KeyGroups = groups, ShamirThreshold = threshold };
        }
        finally
        {
            Array.ForEach(shares, share => CryptographicOperations.ZeroMemory(share));
        }
    }

    private static SopsDataKey Combine(byte[][] parts)
    {
        var bytes = ShamirShares.Combine(parts);
        try
        {
            return SopsDataKey.FromBytes(bytes);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(bytes);
        }
    }

    private async ValueTask<SopsKeyGroup> LockAsync(SopsKeyGroup group, byte[] part, CancellationToken cancel)
    {
        var keys = new List<SopsMasterKey>();
        foreach (var key in group.Keys)
        {
            keys.Add(key.WithEncryptedDataKey(await EncryptAsync(key, part, cancel).ConfigureAwait(false)));
        }

        return keys.Count > 0 ? new SopsKeyGroup(keys) : throw new SealingException(ErrorKind.NoMasterKeys, "Could not generate data key: [empty key group provided]");
    }

    private async ValueTask<GroupRecovery> RecoverAsync(SopsKeyGroup group, int size, CancellationToken cancel)
    {
        var attempts = new List<(string Key, IReadOnlyList<string>? Errors)>();
        foreach (var key in Order.Sort(group.Keys, key => key.Kind))
        {
            var errors = new List<string>();
            foreach (var service in ServicesFor(key, errors.Add))
            {
                try
                {
                    var part = await DecryptAsync(service, key, size, cancel).ConfigureAwait(false);
                    attempts.Add((key.Identity, null));
                    return new GroupRecovery(part, attempts);
                }
                catch (SealingException e)
                {
                    errors.Add(e.Message);
                }
            }

            attempts.Add((key.Identity, errors));
        }

        return new GroupRecovery(null, attempts);
    }

    // Anybody can encrypt something to a master key. If it is no data key, the next master key must still be tried.
    private static async ValueTask<byte[]> DecryptAsync(ISopsKeyService service, SopsMasterKey key, int size, CancellationToken cancel)
    {
        var part = await service.DecryptAsync(key, cancel).ConfigureAwait(false);
        if (part.Length == size)
        {
            return part;
        }

        CryptographicOperations.ZeroMemory(part);
        throw new SealingException(ErrorKind.NoDataKey, string.Create(CultureInfo.InvariantCulture, $"{part.Length} bytes are encrypted here, and a {(size == SopsDataKey.Size ? "data key" : "part of a data key")} has {size}"));
    }

    private async ValueTask<string> EncryptAsync(SopsMasterKey key, byte[] part, CancellationToken cancel)
    {
        var errors = new List<SealingException>();
        foreach (var service in ServicesFor(key, message => errors.Add(new SealingException(ErrorKind.InvalidConfiguration, message))))
        {
            try
            {
                return await service.EncryptAsync(key, part, cancel).ConfigureAwait(false);
            }
            catch (SealingException e)
            {
                errors.Add(e);
            }
        }

        if (errors is [var single])
        {
            ExceptionDispatchInfo.Throw(single);
        }

        throw new SealingException(ErrorKind.Service, string.Join("; ", errors.Select(error => error.Message)));
    }

    private IEnumerable<ISopsKeyService> ServicesFor(SopsMasterKey key, Action<string> report)
    {
        if (services.Count == 0)
        {
            report(key.Id + ": there is no key service: those of this process are turned off, and no other is named");
        }
        else if (!services.Any(service => service.Supports(key.Kind)))
        {
            report(key.Id + ": keys of the kind '" + key.Kind.Name + "' are kept in files, but cannot be used here");
        }

        return services.Where(service => service.Supports(key.Kind));
    }
}
