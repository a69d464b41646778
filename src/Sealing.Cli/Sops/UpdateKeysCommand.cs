using System.CommandLine;
using Sealing.Cli.Host;
using Sealing.Cli.Host.Terminals;
using Sealing.Cli.Sops.Arguments;
using Sealing.Cli.Sops.Files;
using Sealing.Sops;
using Sealing.Sops.Values;

namespace Sealing.Cli.Sops;

/// <summary><c>seal sops updatekeys</c>: wraps the data keys of files for the master keys that their creation rules name now. Values stay as they are.</summary>
internal static class UpdateKeysCommand
{
    public static Command Create(SopsOptions options) => new Command("updatekeys", "Encrypt the data keys of files for the keys that .sops.yaml names now")
        .With(options.Yes, options.DryRun, options.Recursive, options.InputType, options.Order, options.Config, options.Threshold)
        .WithAction(options, Run);

    private static void Run(SopsArguments arguments)
    {
        var files = arguments.Files;
        var config = arguments.ConfigFor("updatekeys takes the keys from the creation rules of a .sops.yaml");
        var documents = new Documents(arguments);
        var failed = 0;
        foreach (var path in arguments.Is(arguments.Options.Recursive) ? FileTree.Files(files) : files)
        {
            try
            {
                Update(arguments, config, documents, path);
            }
            catch (SealingException e)
            {
                Terminal.Error(e.Message);
                failed++;
            }
        }

        if (failed > 0)
        {
            throw new CommandException(SopsExit.Codes.Failure, $"failed updating {failed} key(s)");
        }
    }

    private static void Update(SopsArguments arguments, SopsConfigFile config, Documents documents, string path)
    {
        if (Directory.Exists(path))
        {
            throw new CommandException(SopsExit.Codes.Failure, path + ": can't operate on a directory without -r");
        }

        using var file = arguments.Is(arguments.Options.DryRun) ? DocumentFile.Read(arguments, path)
            : arguments.Is(arguments.Options.Yes) ? DocumentFile.ReadToWrite(arguments, path) : DocumentFile.ReadToAsk(arguments, path);
        if (arguments.Is(arguments.Options.Recursive) && !FileTree.IsEncrypted(file))
        {
            return;
        }

        var document = file.Parse(isPlain: false);
        var metadata = file.Within(() => document.Metadata ?? throw new SealingException(ErrorKind.NotEncrypted, "sops metadata not found"));
        var wanted = Wanted(arguments, file.Within(() => RuleFor(config, file.Name)), metadata);
        var difference = KeyUpdate.Compare(metadata, wanted);
        if (difference.Length == 0)
        {
            Terminal.Line($"File {Path.GetFullPath(path)} already up to date");
        }
        else if (IsAgreed(arguments, path, difference))
        {
            file.Replace(documents.Rewrap(file, document, wanted), isEncrypted: true);
            Terminal.Line($"File {Path.GetFullPath(path)} synced with new keys");
        }
    }

    private static SopsCreationRule RuleFor(SopsConfigFile config, string file) => config.RuleFor(file)
        ?? throw (config.Rules is null ? new CommandException(SopsExit.Codes.Failure, "the config file has no creation rules") : config.NoRuleFor(file));

    // A key that stays keeps what metadata knows of it, such as when it was made.
    private static SopsMetadata Wanted(SopsArguments arguments, SopsCreationRule rule, SopsMetadata metadata)
    {
        var known = metadata.KeyGroups.SelectMany(group => group.Keys).DistinctBy(key => (key.Kind, key.Identity)).ToDictionary(key => (key.Kind, key.Identity));
        var groups = rule.KeyGroups.Select(group => new SopsKeyGroup([.. group.Keys.Select(key => known.GetValueOrDefault((key.Kind, key.Identity), key))])).ToArray();
        var threshold = arguments.Threshold > 0 ? arguments.Threshold : rule.ShamirThreshold > 0 ? rule.ShamirThreshold : metadata.ShamirThreshold;
        return metadata with { KeyGroups = groups, ShamirThreshold = groups.Length > 1 ? Math.Min(threshold == 0 ? groups.Length : threshold, groups.Length) : 0 };
    }

    private static bool IsAgreed(SopsArguments arguments, string path, string difference)
    {
        Terminal.Line($"Syncing keys for file {Path.GetFullPath(path)}");
        Terminal.Report("The following changes will be made to the file's groups:\n" + difference);
        if (arguments.Is(arguments.Options.DryRun))
        {
            return false;
        }

        return arguments.Is(arguments.Options.Yes) || Confirmation.Ask("Is this okay? (y/n):");
    }
}
