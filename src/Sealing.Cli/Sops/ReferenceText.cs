using Sealing.Cli.Host.Terminals;

namespace Sealing.Cli.Sops;

/// <summary>Errors that sops says in one fixed line. Under its name that line stands alone and first, since programs compare it.</summary>
internal static class ReferenceText
{
    private const string NoDataKey = "Failed to get the data key";

    private static readonly string[] Fixed =
    [
        "Could not generate data key: [empty key group provided]",
        "sops metadata not found",
        "File has not changed, exiting.",
        "error loading config: no matching creation rules found",
        "config file not found, or has no creation rules, and no keys provided through command line options",
    ];

    /// <summary>Says the line, and ours behind it where that says more than the file; false where it is none of these.</summary>
    public static bool Say(SealingException e)
    {
        var said = e;
        while (said.InnerException is SealingException inner)
        {
            said = inner;
        }

        if (Array.IndexOf(Fixed, said.Message) < 0 && !said.Message.StartsWith(NoDataKey, StringComparison.Ordinal))
        {
            return false;
        }

        Terminal.Line(said.Message);
        if (e.Hint is not null)
        {
            if (e.Message != said.Message)
            {
                Terminal.Error(e.Message);
            }

            Terminal.Hint(e.Hint);
        }

        return true;
    }
}
