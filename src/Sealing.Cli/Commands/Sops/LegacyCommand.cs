using Sealing.Cli.Sops;
using Sealing.Sops;

namespace Sealing.Cli.Commands.Sops;

/// <summary>The command line without a subcommand: <c>sops [flags] FILE</c>. Of several modes all are run, and the last one's result is written.</summary>
internal static class LegacyCommand
{
    public static void Run(SopsArguments arguments)
    {
        var options = arguments.Options;
        if (arguments.Is(options.Version))
        {
            Terminal.Write($"sops {SopsMetadata.CurrentVersion} (seal)\n");
            return;
        }

        (bool IsAsked, Action<SopsArguments> Run)[] modes =
        [
            (arguments.Is(options.Encrypt), EncryptCommand.Run),
            (arguments.Is(options.Decrypt), DecryptCommand.Run),
            (arguments.Is(options.Rotate), RotateCommand.Run),
            (arguments.Text(options.Set) is not null, SetCommand.RunLegacy),
        ];
        var asked = modes.Where(mode => mode.IsAsked).ToArray();
        if (arguments.Words.Count > 1)
        {
            Terminal.Warning("more than one file is named: only the first is worked on");
        }

        if (asked.Length > 1)
        {
            throw new CommandFailure(SopsExit.Conflict, "only one of --encrypt, --decrypt, --rotate and --set can be given");
        }

        (asked.Length == 1 ? asked[0].Run : EditCommand.Run)(arguments);
    }
}
