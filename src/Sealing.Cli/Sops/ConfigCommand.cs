using System.CommandLine;
using System.Globalization;
using System.Text;
using Sealing.Cli.Host.Terminals;
using Sealing.Cli.Sops.Arguments;
using Sealing.Cli.Sops.Files;
using Sealing.Sops;
using Sealing.Text;

namespace Sealing.Cli.Sops;

/// <summary><c>seal sops config FILE</c>: which creation rule is for a file, and why not the ones before it.</summary>
internal static class ConfigCommand
{
    public static Command Create(SopsOptions options) => new Command("config", "Say which creation rule is for a file, and why")
        .With(options.Config)
        .WithAction(options, Run);

    private static int Run(SopsArguments arguments)
    {
        var files = arguments.Files;
        var config = arguments.ConfigFor("there is no .sops.yaml in this folder or above it");
        return EachFile.Run(files, file => Explain(config, file));
    }

    private static void Explain(SopsConfigFile config, string file)
    {
        var report = new StringBuilder();
        report.Append(CultureInfo.InvariantCulture, $"config: {config.Path}\npath: {config.Relative(file)}\n");
        _ = config.Rules?.FirstOrDefault(rule => IsLast(report, rule, config.Relative(file)));
        Terminal.Report(report.ToString());
        if (config.RuleFor(file) is null && config.Rules is not null)
        {
            throw config.NoRuleFor(file);
        }
    }

    private static bool IsLast(StringBuilder report, SopsCreationRule rule, string path)
    {
        var isFor = IsFor(rule, path);
        var judgement = isFor switch { true => "applies", false => "does not match", null => "cannot be used" };
        report.Append(CultureInfo.InvariantCulture, $"rule {rule.Number}: {judgement}{(rule.PathRegex.Length == 0 ? " (no path_regex: any path)" : ", path_regex: " + Printable.Line(rule.PathRegex))}\n");
        if (isFor == true)
        {
            Describe(report, rule);
        }

        return isFor != false;
    }

    // Null where that cannot be told.
    private static bool? IsFor(SopsCreationRule rule, string path)
    {
        try
        {
            return rule.Matches(path);
        }
        catch (SealingException)
        {
            return null;
        }
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

        (string Name, string? Value)[] fields =
        [
            ("shamir_threshold", rule.ShamirThreshold == 0 ? null : rule.ShamirThreshold.ToString(CultureInfo.InvariantCulture)),
            .. rule.Selection.Rules.Select(set => (set.Key, (string?)set.Value)),
            (SopsSelection.MacOnlyEncrypted, rule.MacOnlyEncrypted ? "true" : null),
        ];
        foreach (var (name, value) in fields.Where(field => field.Value is not null))
        {
            report.Append(CultureInfo.InvariantCulture, $"  {name}: {Printable.Line(value!)}\n");
        }
    }
}
