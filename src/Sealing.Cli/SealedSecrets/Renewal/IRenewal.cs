using Sealing.SealedSecrets;

namespace Sealing.Cli.SealedSecrets.Renewal;

/// <summary>Encrypts SealedSecrets anew.</summary>
internal interface IRenewal : IDisposable
{
    /// <summary>Whether several files may be worked on at once.</summary>
    bool IsParallel { get; }

    /// <summary>The SealedSecrets of a file, encrypted for what the file is for.</summary>
    /// <exception cref="SealingException">Nothing says what that is, or an item cannot be encrypted.</exception>
    IReadOnlyList<SealedSecret> Renew(string file, IReadOnlyList<SealedTarget> targets);
}
