namespace Sealing.Guard.Rules;

/// <summary>Rules about files that cannot be judged.</summary>
internal static class ReadingRules
{
    public static readonly GuardRule Unreadable = new()
    {
        Id = "SG901",
        Title = "file that looks like a Secret and cannot be read",
        Why = "what cannot be read cannot be called clean",
        Fix = "correct the file so that it is valid YAML or JSON in UTF-8",
        Leaks = [new RuleSample("s.yaml", "kind: Secret\nstringData:\n  p: [broken\n q: x\n")],
        Harmless = [new RuleSample("s.yaml", "kind: Service\nspec:\n  p: [broken\n q: x\n")],
    };

    public static readonly GuardRule TooLarge = new()
    {
        Id = "SG902",
        Title = "file that was not looked at",
        Why = "it is larger than the limit",
        Fix = "raise maxSize under guard in .sealing.yaml, or exclude the file there",
        Severity = GuardSeverity.Note,
    };

    public static readonly GuardRule NotListed = new()
    {
        Id = "SG903",
        Title = "more findings in this file than are listed",
        Why = "of each 4 MiB of a file 1,000 findings are listed, and there are more from here on",
        Fix = "put the listed ones right and look again, or exclude the file",
    };

    public static readonly GuardRule NotRead = new()
    {
        Id = "SG904",
        Title = "file that was not read to its end",
        Why = "its aliases and its texts inside of texts would take more time than a file may",
        Fix = "put the texts into files of their own and say once what aliases say often, or exclude the file",
    };

    public static readonly GuardRule NoReason = new()
    {
        Id = "SG906",
        Title = "comment that allows nothing, for want of a reason",
        Why = "an exception that nobody can check is none",
        Fix = "write behind the rule why it is no secret: # seal:allow RULE the reason",
        Severity = GuardSeverity.Warning,
        Leaks = [new RuleSample("s.yaml", "kind: Secret\nstringData:\n  a: b1 # seal:allow SG101\n")],
        Harmless = [new RuleSample("s.yaml", "kind: Secret\nstringData:\n  a: b1 # seal:allow SG101 a test\n")],
    };

    public static readonly GuardRule Silencing = new()
    {
        Id = "SG905",
        Title = "configuration of the guard that lets everything through",
        Why = "it takes from what is looked at nearly all that the guard is for",
        Fix = "exclude, allow and switch off by name what is harmless, and nothing else",
    };
}
