using System.CommandLine;
using System.Globalization;
using Sealing.Cli.Host;
using Sealing.Cli.Sops.Arguments;
using Sealing.Cli.Sops.Files;
using Sealing.Sops;

namespace Sealing.Cli.Sops;

/// <summary><c>seal sops groups add|delete</c>: a key group more or less. The data key stays, and with it every value.</summary>
internal static class GroupsCommand
{
    public static Command Create(SopsOptions options)
    {
        var command = new Command("groups", "Add or delete a key group of a file");
        command.Subcommands.Add(new Command("add", "Add a group of the keys that flags name")
            .With([options.GroupFile, .. options.NewKeys, options.InPlace, options.Order, options.Config]).With(options.Common)
            .WithAction(options, Add));
        command.Subcommands.Add(new Command("delete", "Delete the group of a number, from 0")
            .With(options.GroupFile, options.Threshold, options.InPlace, options.Order, options.Config).With(options.Common)
            .WithAction(options, Delete));
        return command;
    }

    private static void Add(SopsArguments arguments)
    {
        if (arguments.Words is [var word, ..])
        {
            throw new CommandException(SopsExit.NoFile, "unknown argument: " + word) { Hint = "name the file with --file, and the keys of the new group with flags" };
        }

        var keys = KeyFlags.Named(arguments);
        if (keys.Count == 0)
        {
            throw new CommandException(SopsExit.Codes.Failure, "the new group has no keys") { Hint = "name them, as in --age age1..." };
        }

        Change(arguments, metadata => metadata with
        {
            KeyGroups = [.. metadata.KeyGroups, new SopsKeyGroup(keys)],
            ShamirThreshold = arguments.Threshold > 0 ? arguments.Threshold : metadata.ShamirThreshold,
        });
    }

    private static void Delete(SopsArguments arguments)
    {
        var isNumber = int.TryParse(arguments.Words.Count == 1 ? arguments.Words[0] : "", NumberStyles.None, CultureInfo.InvariantCulture, out var index);
        Change(arguments, metadata =>
        {
            if (!isNumber || index >= metadata.KeyGroups.Count)
            {
                throw new CommandException(SopsExit.Codes.Failure, $"there is no such group: they have the numbers from 0 to {metadata.KeyGroups.Count - 1}");
            }

            var groups = metadata.KeyGroups.Where((_, i) => i != index).ToArray();
            var threshold = arguments.Threshold > 0 ? arguments.Threshold : metadata.ShamirThreshold;
            return groups.Length >= Math.Max(threshold, 1)
                ? metadata with { KeyGroups = groups, ShamirThreshold = groups.Length == 1 ? 0 : threshold }
                : throw new CommandException(SopsExit.Codes.Failure, $"removing this key group will make the Shamir threshold impossible to satisfy: Shamir threshold is {threshold}, but we only have {groups.Length} key groups");
        });
    }

    private static void Change(SopsArguments arguments, Func<SopsMetadata, SopsMetadata> change)
    {
        var path = arguments.Text(arguments.Options.GroupFile) ?? throw new CommandException(SopsExit.NoFile, "no file specified") { Hint = "seal sops groups add --file FILE" };
        using var file = DocumentFile.Read(arguments, path);
        var document = file.Parse(isPlain: false);
        var metadata = file.Within(() => document.Metadata ?? throw new SealingException(ErrorKind.NotEncrypted, "sops metadata not found"));
        SopsResult.Write(arguments, file, new Documents(arguments).Rewrap(file, document, change(metadata)), isEncrypted: true);
    }
}
