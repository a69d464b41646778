namespace Sealing.Cli.Host.Plumbing;

/// <summary>Git could not do what it was asked for.</summary>
internal sealed class GitException(string message) : SealingException(message);
