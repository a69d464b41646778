using System.CommandLine;
using Sealing.Cli.Host;

namespace Sealing.Cli.Sops.Arguments;

/// <summary>Flags and files of encrypt, decrypt and rotate of which one would be passed over.</summary>
internal static class SopsConflicts
{
    /// <exception cref="CommandException">Two are given that exclude each other.</exception>
    public static void Check(SopsArguments arguments, IReadOnlyList<string> files)
    {
        var options = arguments.Options;
        var isInPlace = arguments.Is(options.InPlace);
        if (isInPlace && arguments.Text(options.Output) is not null)
        {
            throw Conflict("cannot operate on both --output and --in-place");
        }

        if (isInPlace && files.Contains("-", StringComparer.Ordinal))
        {
            throw Conflict("cannot use --in-place when reading from stdin");
        }

        if (files.Count > 1 && (!isInPlace || arguments.Text(options.FileName) is not null))
        {
            throw isInPlace ? Conflict("--filename-override is for one file") : new CommandException(SopsExit.NoFile, $"{files.Count} files are named, and there is one output") { Hint = "with --in-place each is written back" };
        }

        if (arguments.Is(options.DryRun))
        {
            throw Conflict("--dry-run is for folders: it needs --recursive");
        }

        CheckPairs(arguments, options.Update, [options.InPlace, options.Output, options.OutputType, .. options.NewKeys, .. options.Selection]);
        CheckPairs(arguments, options.Extract, [options.InPlace]);
    }

    /// <summary>What goes with folders, which are worked on in place, each file in its own format and by its own rule.</summary>
    /// <exception cref="CommandException">As above.</exception>
    public static void CheckRecursive(SopsArguments arguments)
    {
        var options = arguments.Options;
        CheckPairs(arguments, options.Recursive, [options.Output, options.Extract, options.FileName, options.OutputType, options.Update]);
        if (arguments.Files.Contains("-", StringComparer.Ordinal))
        {
            throw Conflict("cannot use --recursive when reading from stdin");
        }

        if (!arguments.Is(options.InPlace) && !arguments.Is(options.DryRun))
        {
            throw new CommandException(SopsExit.Conflict, "--recursive writes files in place: it needs --in-place") { Hint = "--dry-run says which files that would be" };
        }
    }

    /// <exception cref="CommandException">The option and one of the others are given.</exception>
    public static void CheckPairs(SopsArguments arguments, Option option, IEnumerable<Option> others)
    {
        if (arguments.Says(option) && others.FirstOrDefault(arguments.Says) is { } other)
        {
            throw Conflict($"{option.Name} and {other.Name} exclude each other");
        }
    }

    private static CommandException Conflict(string message) => new(SopsExit.Conflict, message);
}
