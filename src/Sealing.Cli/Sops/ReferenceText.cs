using Sealing.Cli.Host;
using Sealing.Cli.Host.Terminals;
using Sealing.Cli.Sops.Arguments;

namespace Sealing.Cli.Sops;

/// <summary>Errors that sops says in one fixed line. Under its name that line stands alone and first, since programs compare it.</summary>
internal static class ReferenceText
{
    /// <summary>Says the line, and ours behind it where that says more than the file; false where it is none of these.</summary>
    public static bool Say(SealingException e)
    {
        var said = e;
        while (said.InnerException is SealingException inner)
        {
            said = inner;
        }

        if (!IsFixed(said))
        {
            return false;
        }

        Terminal.Line(said.Reason);
        if (e.Hint is not null)
        {
            if (e.Message != said.Reason)
            {
                Terminal.Error(e.Message);
            }

            Terminal.Hint(e.Hint);
        }

        return true;
    }

    private static bool IsFixed(SealingException e) => e is CommandException { ExitCode: SopsExit.NotModified }
        || e.Kind is ErrorKind.NoDataKey or ErrorKind.NotEncrypted or ErrorKind.NoRule or ErrorKind.NoMasterKeys;
}
