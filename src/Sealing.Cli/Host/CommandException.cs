namespace Sealing.Cli.Host;

/// <summary>A failure with an exit code of its own.</summary>
internal sealed class CommandException(int exitCode, string message, Exception? inner = null) : SealingException(message, inner!)
{
    public int ExitCode => exitCode;
}
