namespace Sealing.Cli.Sops.Publishing;

/// <summary>Where a destination rule has files published.</summary>
internal interface IDestination
{
    /// <summary>Whether values are published decrypted, as a map in JSON; else the encrypted file is.</summary>
    bool TakesPlaintext { get; }

    /// <summary>The address of a file of this name.</summary>
    string AddressOf(string name);

    /// <summary>Publishes a file; false where exactly that is there already.</summary>
    /// <exception cref="SealingException">It could not be written.</exception>
    Task<bool> PutAsync(string name, byte[] content, CancellationToken cancel);
}
