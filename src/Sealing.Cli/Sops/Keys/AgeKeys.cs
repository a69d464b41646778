using Sealing.Age;
using Sealing.Cli.Host.Processes;
using Sealing.Sops;

namespace Sealing.Cli.Sops.Keys;

/// <summary>Master keys of age with the identities of the user, which are gathered when a data key is first to be opened.</summary>
internal sealed class AgeKeys : ISopsKeyService
{
    private readonly AgeKeyReader _reader = new() { AskPassphrase = Prompt.ReadPassphrase, Plugins = new AgePluginHost() };
    private readonly Lock _lock = new(); // several files at once may ask; a passphrase is asked for once
    private readonly Dictionary<string, AgeIdentitySources> _sources = new(StringComparer.Ordinal);

    public bool Supports(SopsKeyKind kind) => SopsKeyKind.Age.Equals(kind);

    public ValueTask<string> EncryptAsync(SopsMasterKey key, ReadOnlyMemory<byte> dataKey, CancellationToken cancellationToken = default) =>
        new AgeKeyService(_reader).EncryptAsync(key, dataKey, cancellationToken);

    public ValueTask<byte[]> DecryptAsync(SopsMasterKey key, CancellationToken cancellationToken = default)
    {
        lock (_lock)
        {
            return DecryptAlone(key, cancellationToken);
        }
    }

    // Nothing is waited for: files are read, and plugins and the user asked, before this returns.
    private ValueTask<byte[]> DecryptAlone(SopsMasterKey key, CancellationToken cancel)
    {
        // A command that prints identities may print others for another recipient.
        var recipient = AgeIdentitySources.HasCommand ? key.Id : "";
        if (!_sources.TryGetValue(recipient, out var sources))
        {
            _sources[recipient] = sources = AgeIdentitySources.Gather(_reader, key.Id);
        }

        try
        {
            return new AgeKeyService(_reader, [.. sources.Identities]).DecryptAsync(key, cancel);
        }
        catch (SealingException e) when (sources.Problems.Count > 0)
        {
            throw new SealingException(string.Join("\n", sources.Problems.Prepend(e.Message)), e);
        }
    }
}
