using Sealing.Cli.Sops.Arguments;
using Sealing.Sops;

namespace Sealing.Cli.Host;

/// <summary>The exit codes of a command for a command line that cannot be understood, and for a failure that has none of its own.</summary>
internal sealed record ExitCodes(int Usage, int Failure)
{
    private static readonly ExitCodes Default = new(Usage: 2, Failure: 1);
    private static readonly ExitCodes Guard = new(Usage: 2, Failure: 3); // 1 is for findings, which no failure may look like

    /// <summary>Those of the command that a command line names.</summary>
    public static ExitCodes For(string invokedName, string[] args) =>
        Application.IsSops(invokedName, args) ? SopsExit.Codes : args is ["guard", ..] ? Guard : Default;

    public int Of(SealingException e) => e switch
    {
        CommandFailure failure => failure.ExitCode,
        SopsException failure => SopsExit.Of(failure.Failure),
        _ => Failure,
    };
}
