using Sealing.Guard.Content;
using Sealing.Guard.Rules;
using Sealing.Guard.Sops;

namespace Sealing.Guard.Files;

/// <summary>What is wrong with the files that tell about others: a rule that cannot be followed must not look like one that is kept.</summary>
internal sealed class ContextScanner(GuardContext context)
{
    private const string GuardConfigurationFile = ".seal-guard.yaml";

    public IEnumerable<(string File, Hit Hit)> Scan(IReadOnlyList<string> paths) =>
        Silences().Concat(SopsFaults(paths)).Concat(Misnamed(paths)).Concat(context.TooLarge.Select(file => (file, Start(ReadingRules.TooLarge, GuardSeverity.Warning))));

    private IEnumerable<(string File, Hit Hit)> Silences() => context.Configuration.Silences.Select(silence =>
        (GuardConfigurationFile, new Hit(ReadingRules.Silencing, new TextPlace(silence.Line, silence.Column), silence.Key, "") { Detail = silence.Why }));

    // One that no file depends on is only about to do harm.
    private IEnumerable<(string File, Hit Hit)> SopsFaults(IReadOnlyList<string> paths)
    {
        var needed = paths.Where(path => !FileNames.IsNeverEncrypted(path)).Select(context.SopsFaultFor).OfType<ContextFault>().Distinct().ToList();
        var waiting = paths.Where(FileNames.IsSopsConfiguration).Select(context.FaultOf).OfType<ContextFault>().Where(fault => !needed.Contains(fault));
        return needed.Select(fault => Of(fault, SopsRules.SopsUnusable.Severity)).Concat(waiting.Select(fault => Of(fault, GuardSeverity.Warning)));
    }

    private IEnumerable<(string File, Hit Hit)> Misnamed(IReadOnlyList<string> paths) => context.Misnamed
        .Where(file => paths.Any(path => path.StartsWith(FileNames.Folder(file), StringComparison.Ordinal)))
        .Select(file => (file, Start(SopsRules.SopsMisnamed, GuardSeverity.Warning)));

    private static (string File, Hit Hit) Of(ContextFault fault, GuardSeverity severity) =>
        (fault.File, new Hit(SopsRules.SopsUnusable, new TextPlace(fault.Line, fault.Column), fault.YamlPath, "") { Detail = fault.Why, Severity = severity });

    private static Hit Start(GuardRule rule, GuardSeverity severity) => new(rule, new TextPlace(1, 1), "", "") { Severity = severity };
}
