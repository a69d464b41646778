namespace Sealing.Cli.Host.Processes;

/// <summary>Another program is not there, or does not start.</summary>
internal sealed class ProgramException(string message, Exception? inner = null) : SealingException(message, inner!);
