using Sealing.Cli.Host;
using Sealing.Cli.Sops.Arguments;
using Sealing.Sops;

namespace Sealing.Cli.Sops.Files;

/// <summary>For whom a new file is encrypted, and which of its values: what flags, environment variables and the creation rule say together.</summary>
internal static class NewFileSettings
{
    /// <summary>Metadata without a data key yet.</summary>
    /// <exception cref="SealingException">There are no keys, no rule is for the file or a broken one is, or two rules contradict each other.</exception>
    public static SopsMetadata For(SopsArguments arguments, string file)
    {
        var keys = KeyFlags.New(arguments);
        var rule = arguments.Config?.RuleFor(file);
        if (keys.Count == 0 && rule is null)
        {
            throw arguments.Config is { Rules: not null } config ? config.NoRuleFor(file) : NoKeys(); // a rule is needed for its keys only
        }

        return new SopsMetadata
        {
            KeyGroups = keys.Count > 0 ? [new SopsKeyGroup(keys)] : rule!.KeyGroups,
            ShamirThreshold = arguments.Threshold > 0 ? arguments.Threshold : keys.Count > 0 ? 0 : rule!.ShamirThreshold,
            Selection = Selection(arguments, rule?.Selection ?? new SopsSelection()),
            MacOnlyEncrypted = arguments.Is(arguments.Options.MacOnlyEncrypted) || rule?.MacOnlyEncrypted == true,
        };
    }

    /// <summary>What a creation rule says alone. Metadata without a data key yet.</summary>
    /// <exception cref="CommandException">The rule names no keys.</exception>
    public static SopsMetadata For(SopsCreationRule rule) => rule.HasKeys ? rule.ToMetadata() : throw NoKeys();

    private static SopsSelection Selection(SopsArguments arguments, SopsSelection rule)
    {
        var ruled = new Dictionary<string, string>(rule.Rules, StringComparer.Ordinal);
        var selection = SopsSelection.Of(name => arguments.Text(arguments.Options.Rules[name]) ?? ruled.GetValueOrDefault(name));
        return selection.Conflict is { } conflict ? throw new CommandException(SopsExit.Conflict, conflict) : selection.OrDefault();
    }

    private static CommandException NoKeys() => new(SopsExit.Codes.Failure, new SealingException(
        ErrorKind.NoMasterKeys, "config file not found, or has no creation rules, and no keys provided through command line options")
    {
        Hint = "name a key, as in --age age1..., or write a .sops.yaml with creation_rules",
    });
}
