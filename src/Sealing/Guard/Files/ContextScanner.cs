using Sealing.Guard.Content;
using Sealing.Guard.Rules;
using Sealing.Guard.Sops;
using Sealing.Sops;

namespace Sealing.Guard.Files;

/// <summary>What is wrong with the files that tell about others: a rule that cannot be followed must not look like one that is kept.</summary>
internal sealed class ContextScanner(GuardContext context)
{
    public IEnumerable<(string File, Hit Hit)> Scan(IReadOnlyList<string> paths) =>
        Silences().Concat(SopsFaults(paths)).Concat(Misnamed(paths)).Concat(context.Facts.TooLarge.Select(file => (file, Start(ReadingRules.TooLarge, GuardSeverity.Warning))));

    private IEnumerable<(string File, Hit Hit)> Silences() => context.Configuration.Silences.Select(silence =>
        (GuardConfiguration.FileName, new Hit(ReadingRules.Silencing, new TextPlace(silence.Line, silence.Column), silence.Key, "") { Detail = silence.Why }));

    // One that no file depends on is only about to do harm.
    private IEnumerable<(string File, Hit Hit)> SopsFaults(IReadOnlyList<string> paths)
    {
        var needed = paths.Where(path => !FileNames.IsNeverEncrypted(path)).Select(context.Facts.SopsFaultFor).OfType<(string File, SopsConfigurationFault Fault)>().Distinct().ToList();
        var judged = paths.Where(FileNames.IsSopsConfiguration).Select(context.Facts.RulesIn).OfType<SopsRuleSet>().Distinct().ToList();
        var waiting = judged.SelectMany(rules => rules.Faults.Select(fault => (rules.File, fault))).Except(needed);
        return needed.Select(fault => Of(SopsRules.SopsUnusable, fault, SopsRules.SopsUnusable.Severity)).Concat(waiting.Select(fault => Of(SopsRules.SopsUnusable, fault, GuardSeverity.Warning)))
            .Concat(judged.SelectMany(rules => rules.Noted.Select(fault => Of(SopsRules.SopsMisnamed, (rules.File, fault), GuardSeverity.Warning))));
    }

    private IEnumerable<(string File, Hit Hit)> Misnamed(IReadOnlyList<string> paths) => context.Facts.Misnamed
        .Where(file => paths.Any(path => path.StartsWith(FileNames.Folder(file), StringComparison.Ordinal)))
        .Select(file => (file, Start(SopsRules.SopsMisnamed, GuardSeverity.Warning)));

    private static (string File, Hit Hit) Of(GuardRule rule, (string File, SopsConfigurationFault Fault) found, GuardSeverity severity) =>
        (found.File, new Hit(rule, new TextPlace(found.Fault.Line, found.Fault.Column), found.Fault.Field, "") { Detail = found.Fault.Reason, Severity = severity });

    private static Hit Start(GuardRule rule, GuardSeverity severity) => new(rule, new TextPlace(1, 1), "", "") { Severity = severity };
}
