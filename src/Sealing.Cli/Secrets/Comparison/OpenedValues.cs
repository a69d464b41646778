using System.Security.Cryptography;
using Sealing.Cli.Host.Processes;
using Sealing.Cli.SealedSecrets;
using Sealing.Cli.Sops.Keys;
using Sealing.SealedSecrets;
using Sealing.Sops;
using Sealing.Sops.Values;

namespace Sealing.Cli.Secrets.Comparison;

/// <summary>Opens the values of files that are compared: those of SealedSecrets with private keys, those of SOPS with the keys that it finds, where they are to be opened.</summary>
/// <param name="keys">The private keys, or null to compare ciphertext.</param>
/// <param name="opensSops">Whether what SOPS has encrypted is opened.</param>
internal sealed class OpenedValues(SealingKeyRing? keys, bool opensSops)
{
    public bool OpensSops => opensSops;

    public bool OpensSealed => keys is not null;

    private readonly Lazy<SopsKeyServices> _services = new(() => KeyServices.Create());

    /// <summary>The items of a SealedSecret.</summary>
    /// <exception cref="SealingException">No key opens one.</exception>
    public IEnumerable<KeyValuePair<string, string>> Items(SealedSecret secret)
    {
        if (keys is null)
        {
            return secret.EncryptedData;
        }

        var opened = GivenNamespace.Open(secret with { Template = new SecretTemplate() }, new SecretUnsealer(keys).Unseal);
        try
        {
            return [.. opened.Data.Select(entry => KeyValuePair.Create(entry.Key, SecretItems.Text(entry.Value)))];
        }
        finally
        {
            opened.Clear();
        }
    }

    /// <summary>The values of a document of SOPS.</summary>
    /// <exception cref="SealingException">No key opens it.</exception>
    public IReadOnlyList<SopsEntry> Entries(SopsDocument document)
    {
        if (!opensSops)
        {
            return document.Entries();
        }

        using var key = Waiting.For(cancel => _services.Value.UnlockAsync(document.Metadata!, cancel).AsTask());
        return document.DecryptEntries(key);
    }
}
