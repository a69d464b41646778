namespace Sealing.Age;

/// <summary>What opens files that were encrypted to a recipient. Disposing it clears its secrets.</summary>
public interface IAgeIdentity : IDisposable
{
    /// <summary>
    /// Whether <see cref="Unwrap"/> may ask the user for something or start another program. Such identities are tried last.
    /// </summary>
    bool MayPrompt => false;

    /// <summary>
    /// The file key, 16 bytes that the caller clears, or null where no stanza is for this identity. Stanzas of unknown types are passed over.
    /// </summary>
    /// <exception cref="SealingException">A stanza of a type that this identity knows is malformed: no other identity is tried then.</exception>
    /// <exception cref="SealingException">The identity cannot be used.</exception>
    byte[]? Unwrap(IReadOnlyList<AgeStanza> stanzas);
}
