using Sealing.Sops;

namespace Sealing.Cli.Sops;

/// <summary>For whom a new file is encrypted, and which of its values: what flags, environment variables and the creation rule say together.</summary>
internal static class NewFileSettings
{
    /// <summary>Metadata without a data key yet.</summary>
    /// <exception cref="SealingException">There are no keys, no rule is for the file, or two rules contradict each other.</exception>
    public static SopsMetadata For(SopsArguments arguments, string file)
    {
        var keys = KeyFlags.New(arguments);
        var rule = Rule(arguments, file, keys.Count > 0);
        var selection = Selection(arguments, rule?.Selection ?? new SopsSelection());
        return new SopsMetadata
        {
            KeyGroups = keys.Count > 0 ? [new SopsKeyGroup(keys)] : rule?.KeyGroups ?? throw NoKeys(),
            ShamirThreshold = arguments.Threshold > 0 ? arguments.Threshold : keys.Count > 0 ? 0 : rule?.ShamirThreshold ?? 0,
            Selection = selection,
            MacOnlyEncrypted = arguments.Is(arguments.Options.MacOnlyEncrypted) || rule?.MacOnlyEncrypted == true,
        };
    }

    /// <summary>What a creation rule says alone. Metadata without a data key yet.</summary>
    /// <exception cref="CommandFailure">The rule names no keys.</exception>
    public static SopsMetadata For(SopsCreationRule rule) => new()
    {
        KeyGroups = rule.KeyGroups.Any(group => group.Keys.Count > 0) ? rule.KeyGroups : throw NoKeys(),
        ShamirThreshold = rule.ShamirThreshold,
        Selection = rule.Selection.Count == 0 ? SopsSelection.Default : rule.Selection,
        MacOnlyEncrypted = rule.MacOnlyEncrypted,
    };

    // A rule is needed for its keys only: with keys of their own, people may encrypt what no rule is for.
    private static SopsCreationRule? Rule(SopsArguments arguments, string file, bool hasKeys)
    {
        try
        {
            return arguments.Config?.RuleFor(file);
        }
        catch (SopsException) when (hasKeys)
        {
            return null;
        }
    }

    private static SopsSelection Selection(SopsArguments arguments, SopsSelection rule)
    {
        var options = arguments.Options;
        var selection = new SopsSelection
        {
            UnencryptedSuffix = arguments.Text(options.UnencryptedSuffix) ?? rule.UnencryptedSuffix,
            EncryptedSuffix = arguments.Text(options.EncryptedSuffix) ?? rule.EncryptedSuffix,
            UnencryptedRegex = arguments.Text(options.UnencryptedRegex) ?? rule.UnencryptedRegex,
            EncryptedRegex = arguments.Text(options.EncryptedRegex) ?? rule.EncryptedRegex,
            UnencryptedCommentRegex = arguments.Text(options.UnencryptedCommentRegex) ?? rule.UnencryptedCommentRegex,
            EncryptedCommentRegex = arguments.Text(options.EncryptedCommentRegex) ?? rule.EncryptedCommentRegex,
        };
        return selection.Count switch
        {
            0 => SopsSelection.Default,
            1 => selection,
            _ => throw new CommandFailure(
                SopsExit.Conflict,
                "cannot use more than one of encrypted_suffix, unencrypted_suffix, encrypted_regex, unencrypted_regex, encrypted_comment_regex, or unencrypted_comment_regex in the same file"),
        };
    }

    private static CommandFailure NoKeys() =>
        new(SopsExit.Codes.Failure, "config file not found, or has no creation rules, and no keys provided through command line options")
        {
            Hint = "name a key, as in --age age1..., or write a .sops.yaml with creation_rules",
        };
}
