using Sealing.Guard;
using Sealing.Manifests;
using Sealing.Repository;

namespace Sealing.Cli.SealedSecrets;

/// <summary>Something that <c>seal verify</c> has to say of a file.</summary>
/// <param name="Rule">What kind it is, and how much it weighs.</param>
/// <param name="Problem">What, and where as far as messages say it.</param>
internal sealed record VerifyProblem(GuardRule Rule, SealingException Problem)
{
    /// <summary>The same with the place in the file, for reports.</summary>
    public VerifyProblem At(ManifestItem item)
    {
        if (Problem.Place.Line > 0)
        {
            return this;
        }

        var span = ManifestKeys.Find(item, Problem.Place.Key ?? "").Span;
        return this with { Placed = new SealingException(Problem.Kind, Problem.Reason, Problem.Place with { Line = span.Line, Column = span.Column }) };
    }

    private SealingException? Placed { get; init; }

    /// <summary>Whether it makes the check fail.</summary>
    public bool IsError(bool isStrict) => isStrict || Rule.Severity == GuardSeverity.Error;

    /// <summary>It as a finding for reports.</summary>
    public Finding ToFinding(string file, bool isStrict) => VerifyRules.Find(Rule, file, Placed ?? Problem, IsError(isStrict) ? GuardSeverity.Error : Rule.Severity);
}
