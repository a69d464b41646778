namespace Sealing.Age.Ssh;

/// <summary>A private key under a passphrase, which is asked for once, and only when a stanza may be for the key.</summary>
internal sealed class LockedSshIdentity(Func<AgeStanza, bool> mayBeFor, Func<IAgeIdentity> unlock) : IAgeIdentity
{
    private IAgeIdentity? _unlocked;

    public bool MayPrompt => true;

    public byte[]? Unwrap(IReadOnlyList<AgeStanza> stanzas) =>
        stanzas.Any(mayBeFor) ? (_unlocked ??= unlock()).Unwrap(stanzas) : null;

    public void Dispose() => _unlocked?.Dispose();
}
