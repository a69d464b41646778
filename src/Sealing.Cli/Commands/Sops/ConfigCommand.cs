using System.CommandLine;
using System.Globalization;
using System.Text;
using Sealing.Cli.Sops;
using Sealing.Sops;
using Sealing.Text;

namespace Sealing.Cli.Commands.Sops;

/// <summary><c>seal sops config FILE</c>: which creation rule is for a file, and why not the ones before it.</summary>
internal static class ConfigCommand
{
    public static Command Create(SopsOptions options) => new Command("config", "Say which creation rule is for a file, and why")
        .With(options.Config)
        .WithAction(options, Run);

    private static int Run(SopsArguments arguments)
    {
        var files = arguments.Files;
        var config = arguments.Config ?? throw new CommandFailure(SopsExit.Codes.Failure, "config file not found") { Hint = "there is no .sops.yaml in this folder or above it" };
        return EachFile.Run(files, file => Explain(config, file));
    }

    private static void Explain(SopsConfigFile config, string file)
    {
        var report = new StringBuilder();
        report.Append(CultureInfo.InvariantCulture, $"config: {config.Path}\npath: {config.Relative(file)}\n");
        foreach (var rule in config.Rules)
        {
            var matches = rule.Matches(config.Relative(file));
            report.Append(CultureInfo.InvariantCulture, $"rule {rule.Number}: {(matches ? "applies" : "does not match")}{(rule.PathRegex.Length == 0 ? " (no path_regex: any path)" : ", path_regex: " + Printable.Line(rule.PathRegex))}\n");
            if (matches)
            {
                Describe(report, rule);
                break;
            }
        }

        Terminal.Report(report.ToString());
        _ = config.RuleFor(file);
    }

    private static void Describe(StringBuilder report, SopsCreationRule rule)
    {
        foreach (var (group, i) in rule.KeyGroups.Select((group, i) => (group, i)))
        {
            report.Append(CultureInfo.InvariantCulture, $"  group {i}:\n");
            foreach (var key in group.Keys)
            {
                report.Append(CultureInfo.InvariantCulture, $"    {key.Kind}: {Printable.Line(key.Identity)}\n");
            }
        }

        var rules = rule.Selection;
        (string Name, string? Value)[] fields =
        [
            ("shamir_threshold", rule.ShamirThreshold == 0 ? null : rule.ShamirThreshold.ToString(CultureInfo.InvariantCulture)),
            ("unencrypted_suffix", rules.UnencryptedSuffix), ("encrypted_suffix", rules.EncryptedSuffix),
            ("unencrypted_regex", rules.UnencryptedRegex), ("encrypted_regex", rules.EncryptedRegex),
            ("unencrypted_comment_regex", rules.UnencryptedCommentRegex), ("encrypted_comment_regex", rules.EncryptedCommentRegex),
            ("mac_only_encrypted", rule.MacOnlyEncrypted ? "true" : null),
        ];
        foreach (var (name, value) in fields.Where(field => field.Value is not null))
        {
            report.Append(CultureInfo.InvariantCulture, $"  {name}: {Printable.Line(value!)}\n");
        }
    }
}
