namespace Sealing.Cli.Host.Plumbing;

/// <summary>Git could not do what it was asked for.</summary>
internal sealed class GitFailure(string message) : SealingException(message);
