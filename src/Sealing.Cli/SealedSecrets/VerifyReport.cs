using Sealing.Cli.Host.Terminals;
using Sealing.Cli.Repository;
using Sealing.Guard;
using Sealing.Guard.Reports;
using Sealing.Repository;
using Sealing.Text;

namespace Sealing.Cli.SealedSecrets;

/// <summary>What <c>seal verify</c> says: lines on standard error, or a report that other programs read on standard output.</summary>
internal sealed class VerifyReport(ReportFormat format, bool isStrict)
{
    private readonly List<Finding> _findings = [];

    private bool IsText => format == ReportFormat.Text;

    /// <summary>Whether anything was found that makes the check fail.</summary>
    public bool HasFailed { get; private set; }

    /// <summary>Something that is to be said of what the repository says of itself, and its place there, where it has one.</summary>
    public void Add(SealingRepository repository, string message, bool isError, SealingException? place = null)
    {
        Say(message, isError);
        var rule = isError ? VerifyRules.Unreadable : VerifyRules.Doubtful;
        _findings.Add(VerifyRules.Find(rule, repository.NameOf(repository.File) ?? repository.File, place ?? new SealingException(message), isError || isStrict ? GuardSeverity.Error : rule.Severity));
    }

    /// <summary>What became of files.</summary>
    public void Add(IEnumerable<FileOutcome<FileResult>> outcomes, SealingRepository? repository)
    {
        foreach (var outcome in outcomes)
        {
            var name = repository?.NameOf(outcome.File) ?? outcome.File.Replace('\\', '/');
            if (outcome.Failure is { } failure)
            {
                HasFailed = true;
                _findings.Add(VerifyRules.Find(VerifyRules.Unreadable, name, Place(failure), GuardSeverity.Error));
                if (IsText)
                {
                    outcome.Report();
                }
            }

            foreach (var problem in outcome.Result?.Problems.OrderBy(problem => problem.IsError(isStrict: false)) ?? Enumerable.Empty<VerifyProblem>())
            {
                Say($"{outcome.File}: {problem.Problem.Message}", problem.IsError(isStrict: false));
                _findings.Add(problem.ToFinding(name, isStrict));
            }
        }
    }

    /// <summary>Writes the report. 0, or 1 where something is wrong.</summary>
    /// <exception cref="SealingException">There was nothing to check.</exception>
    public int Write(VerifyInput input, bool hasFound)
    {
        if (!hasFound && !HasFailed && !input.MayBeEmpty)
        {
            throw ManifestFiles.NoneIn(input.Files);
        }

        if (!IsText)
        {
            Terminal.Write(GuardReport.Write(_findings, format, ReportTool.Verify, ReportFormats.Version()));
        }
        else if (!HasFailed && Terminal.ErrorIsTerminal && input.MayBeEmpty)
        {
            Terminal.Line($"verify: {input.Files.Count} files, nothing wrong");
        }

        return HasFailed ? 1 : 0;
    }

    private void Say(string message, bool isError)
    {
        var counts = isError || isStrict;
        HasFailed |= counts;
        if (IsText && counts)
        {
            Terminal.Error(Printable.Line(message));
        }
        else if (IsText)
        {
            Terminal.Warning(Printable.Line(message));
        }
    }

    private static SealingException Place(Exception failure) => failure as SealingException ?? new SealingException(failure.Message);
}
