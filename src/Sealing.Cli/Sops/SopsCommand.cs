using System.CommandLine;
using Sealing.Cli.Host.Parsing;
using Sealing.Cli.Host.Processes;
using Sealing.Cli.Sops.Arguments;
using Sealing.Cli.Sops.Editing;
using Sealing.Cli.Sops.Files;
using Sealing.Cli.Sops.Publishing;
using Sealing.Cli.Sops.Running;
using Sealing.Sops.Values;

namespace Sealing.Cli.Sops;

/// <summary><c>seal sops</c>, and the whole program where it is started under the name sops.</summary>
internal static class SopsCommand
{
    private const string Description = """
        Encrypts and decrypts files in Git: works wherever sops does, with the same flags.

          seal sops encrypt -i secrets.yaml
          seal sops edit secrets.yaml
          seal sops decrypt secrets.yaml
        """;

    private static readonly (string Name, Func<SopsOptions, Command> Create)[] Commands =
    [
        ("encrypt", EncryptCommand.Create),
        ("decrypt", DecryptCommand.Create),
        ("edit", EditCommand.Create),
        ("set", SetCommand.Create),
        ("unset", UnsetCommand.Create),
        ("rotate", RotateCommand.Create),
        ("filestatus", FileStatusCommand.Create),
        ("diff", DiffCommand.Create),
        ("updatekeys", UpdateKeysCommand.Create),
        ("groups", GroupsCommand.Create),
        ("exec-env", ExecEnvCommand.Create),
        ("exec-file", ExecFileCommand.Create),
        ("publish", PublishCommand.Create),
        ("config", ConfigCommand.Create),
        ("keyservice", KeyServiceCommand.Create),
        ("completion", _ => CompletionCommand.Create()),
    ];

    public static IEnumerable<string> Names => Commands.Select(command => command.Name);

    /// <summary>The subcommand of <c>seal</c>.</summary>
    public static Command Create(string[] args) => Fill(new Command("sops", Description), args);

    /// <summary>The program itself.</summary>
    public static Command CreateProgram(string name, string[] args) => Fill(ProgramCommand.Create(name, Description, args), args);

    // Words such as edit may be the name of a file too, but not where a command is looked for: then the one of that name is meant.
    private static Command Fill(Command command, string[] args)
    {
        var options = new SopsOptions();
        var isHelp = args.Any(arg => arg is "-h" or "--help" or ['[', 's', 'u', 'g', ..]);
        var showsHelp = args.TakeWhile(arg => arg != "--").Any(arg => arg is "-h" or "--help");
        foreach (var (_, create) in Commands.Where(known => isHelp || args.Contains(known.Name, StringComparer.Ordinal)))
        {
            var child = create(options).With(options.Common);
            command.Subcommands.Add(showsHelp ? SopsWords.Show(child) : child);
        }

        return command.With(options.Legacy).With(options.Common).WithAction(options, LegacyCommand.Run);
    }
}
