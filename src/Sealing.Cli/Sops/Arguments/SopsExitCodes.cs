using Sealing.Cli.Host;
using Sealing.Sops;

namespace Sealing.Cli.Sops.Arguments;

/// <summary>As <see cref="ExitCodes"/>, and for what happened to a document as <see cref="SopsExit"/> says.</summary>
internal sealed record SopsExitCodes() : ExitCodes(Usage: 1, Failure: 1)
{
    public override int Of(SealingException e) => e is CommandException ? base.Of(e) : SopsExit.Of(e.Kind);
}
