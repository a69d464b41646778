namespace Sealing.Guard;

/// <summary>A place where a secret can be read. Never holds the secret.</summary>
public sealed record Finding
{
    /// <summary>The rule that was broken.</summary>
    public required GuardRule Rule { get; init; }

    /// <summary>The file, as it was named to the scanner.</summary>
    public required string File { get; init; }

    /// <summary>The line, from 1.</summary>
    public required int Line { get; init; }

    /// <summary>The column in characters (UTF-16 units), from 1.</summary>
    public required int Column { get; init; }

    /// <summary>The place in the document, such as <c>doc[2].items[0].data.password</c>, or empty where the file has no structure.</summary>
    public required string YamlPath { get; init; }

    /// <summary>How much it weighs: the rule's severity unless the configuration says otherwise.</summary>
    public required GuardSeverity Severity { get; init; }

    /// <summary>
    /// <c>sg1:</c> and 32 hexadecimal digits over rule, YAML path and secret: the same wherever the lines move, another where the secret changes.
    /// Of values under 12 characters, which could be guessed from it, 16 bits go into it, and the file's name: one in 65,536 other values has the same.
    /// </summary>
    public required string Fingerprint { get; init; }

    /// <summary>More words on what is wrong at this place, or empty.</summary>
    public string Detail { get; init; } = "";

    /// <summary>The first commit that has it, where commits were looked at; null where files were.</summary>
    public FindingCommit? Commit { get; init; }

    /// <summary>How many places, in all contents that were looked at, have this secret: 1 unless commits were looked at.</summary>
    public int Places { get; init; } = 1;

    /// <summary>What was found and where in the document, in one line.</summary>
    public string Message => string.Join(": ", new[] { Rule.Title, YamlPath, Detail }.Where(text => text.Length > 0));
}
