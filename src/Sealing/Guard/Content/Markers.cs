namespace Sealing.Guard.Content;

/// <summary>Signs in a text that make reading its structure worthwhile.</summary>
[Flags]
internal enum Markers
{
    None = 0,

    /// <summary>An object of kind Secret or SecretList.</summary>
    Secret = 1,

    /// <summary>An object of another kind, or a list, that holds secrets: SealedSecret, SopsSecret, secretGenerator, auths, a fake provider.</summary>
    Holder = 2,

    /// <summary>A sensitive name with something after it that may be a secret.</summary>
    Candidate = 4,

    /// <summary>Ciphertext of SOPS.</summary>
    Sops = 8,
}
