namespace Sealing.Cli.Host;

/// <summary>The exit codes of a command for a command line that cannot be understood, and for a failure that has none of its own.</summary>
internal record ExitCodes(int Usage, int Failure)
{
    public virtual int Of(SealingException e) => e is CommandException failure ? failure.ExitCode : Failure;
}
