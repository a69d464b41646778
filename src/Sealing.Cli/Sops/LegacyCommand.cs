using Sealing.Cli.Host;
using Sealing.Cli.Host.Parsing;
using Sealing.Cli.Host.Terminals;
using Sealing.Cli.Sops.Arguments;
using Sealing.Cli.Sops.Editing;
using Sealing.Sops;
using Sealing.Text;

namespace Sealing.Cli.Sops;

/// <summary>The command line without a subcommand: <c>sops [flags] FILE</c>. Of several modes all are run, and the last one's result is written.</summary>
internal static class LegacyCommand
{
    public static int Run(SopsArguments arguments)
    {
        var options = arguments.Options;
        if (arguments.Is(options.Version))
        {
            Terminal.Write($"sops {SopsMetadata.CurrentVersion} (seal)\n");
            return 0;
        }

        (bool IsAsked, Func<SopsArguments, int> Run)[] modes =
        [
            (arguments.Is(options.Encrypt), EncryptCommand.Run),
            (arguments.Is(options.Decrypt), DecryptCommand.Run),
            (arguments.Is(options.Rotate), RotateCommand.Run),
            (arguments.Text(options.Set) is not null, SetCommand.RunLegacy),
        ];
        var asked = modes.Where(mode => mode.IsAsked).ToArray();
        if (asked.Length > 1)
        {
            throw new CommandException(SopsExit.Conflict, "only one of --encrypt, --decrypt, --rotate and --set can be given");
        }

        return asked is [var mode] ? mode.Run(arguments) : Edit(arguments);
    }

    // A word alone may be a new file's name to those who know sops, but one that is nearly a command's, or that others follow, is hardly meant for one.
    private static int Edit(SopsArguments arguments)
    {
        if (arguments.Words is [var word, ..] && !NearestCommand.LooksLikePath(word) && (arguments.Words.Count > 1 || InvokedName.Get() != "sops" || NearWord.Find(word, SopsCommand.Names) is not null))
        {
            throw new UsageException($"\"{word}\" is neither a file nor a command")
            {
                Hint = (NearestCommand.Hint(word, SopsCommand.Names) is { } hint ? hint + " " : "") + $"a new file of that name is made by: edit {word}",
            };
        }

        return EditCommand.Run(arguments);
    }
}
