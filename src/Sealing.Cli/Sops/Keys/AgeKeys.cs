using Sealing.Age;
using Sealing.Cli.Host.Processes;
using Sealing.Sops;
using Sealing.Sops.Kinds;

namespace Sealing.Cli.Sops.Keys;

/// <summary>Master keys of age with the identities of the user, which are gathered when a data key is first to be opened.</summary>
internal sealed class AgeKeys : ISopsKeyService
{
    private readonly AgeKeyReader _reader = new() { AskPassphrase = Prompt.ReadPassphrase, Plugins = new AgePluginHost() };
    private readonly Lock _lock = new(); // several files at once may ask; a passphrase is asked for once
    private readonly Dictionary<string, AgeIdentitySources> _sources = new(StringComparer.Ordinal);

    public bool Supports(SopsKeyKind kind) => kind == SopsKeyKind.Age;

    public string Encrypt(SopsMasterKey key, ReadOnlySpan<byte> dataKey) => new AgeKeyService(_reader).Encrypt(key, dataKey);

    public byte[] Decrypt(SopsMasterKey key)
    {
        lock (_lock)
        {
            return DecryptAlone(key);
        }
    }

    private byte[] DecryptAlone(SopsMasterKey key)
    {
        // A command that prints identities may print others for another recipient.
        var recipient = AgeIdentitySources.HasCommand ? key.Id : "";
        if (!_sources.TryGetValue(recipient, out var sources))
        {
            _sources[recipient] = sources = AgeIdentitySources.Gather(_reader, key.Id);
        }

        try
        {
            return new AgeKeyService(_reader, [.. sources.Identities]).Decrypt(key);
        }
        catch (SealingException e) when (sources.Problems.Count > 0)
        {
            throw new SealingException(string.Join("\n", sources.Problems.Prepend(e.Message)), e);
        }
    }
}
