using Sealing.Cli.Host;
using Sealing.Cli.Host.Terminals;
using Sealing.Cli.Sops.Arguments;

namespace Sealing.Cli.Sops.Files;

/// <summary>A question that is answered on standard input, so that scripts can.</summary>
internal static class Confirmation
{
    /// <exception cref="CommandException">Nobody answers.</exception>
    public static bool Ask(string question)
    {
        Terminal.Report(question);
        var answer = StandardInput.ReadLine();
        return answer.Trim() is "y" or "Y" or "yes" ? true
            : answer.Length > 0 ? false
            : throw new CommandException(SopsExit.Codes.Failure, "nobody answers: pass --yes to go on without asking");
    }
}
