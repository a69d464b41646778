namespace Sealing.Cli.Host.Processes;

/// <summary>Another program is not there, or does not start.</summary>
internal sealed class ProgramFailure(string message, Exception? inner = null) : SealingException(message, inner!);
