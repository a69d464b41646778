using System.CommandLine;
using System.CommandLine.Help;

namespace Sealing.Cli.Host.Processes;

/// <summary>The command that the program is.</summary>
internal static class ProgramCommand
{
    /// <summary>
    /// With the library's help and its directives for completion where the command line asks for them, else without: to make them looks for the
    /// program's name and for texts, which takes as long as sealing a few values.
    /// </summary>
    public static Command Create(string name, string description, string[] args) => args.Any(IsOfLibrary) ? WithHelp(new RootCommand(description)) : new Command(name, description);

    private static bool IsOfLibrary(string arg) => arg is "-h" or "--help" or ['[', 's', ..];

    // The library's own --version prints the bare number, and its --help answers to /h too, which is a path.
    private static RootCommand WithHelp(RootCommand root)
    {
        foreach (var option in root.Options.Where(option => option is VersionOption or HelpOption).ToArray())
        {
            root.Options.Remove(option);
        }

        root.Options.Add(new HelpOption("--help", "-h"));
        return root;
    }
}
