namespace Sealing.Cli.Host;

/// <summary>A failure with an exit code of its own.</summary>
internal sealed class CommandException : SealingException
{
    public CommandException(int exitCode, string message, Exception? inner = null)
        : base(ErrorKind.Other, message, default, inner)
    {
        ExitCode = exitCode;
    }

    /// <summary>A failure that ends in another exit code than its kind does.</summary>
    public CommandException(int exitCode, SealingException failure)
        : base(failure.Kind, failure.Reason, failure.Place, failure)
    {
        (ExitCode, Hint) = (exitCode, failure.Hint);
    }

    public int ExitCode { get; }

    /// <summary>Whether the message names the file that it is about.</summary>
    public bool NamesFile { get; init; }
}
