namespace Sealing.Guard;

/// <summary>How findings are written down.</summary>
public enum ReportFormat
{
    /// <summary>Lines for people: place, rule, what was found, and once for each rule what to do.</summary>
    Text,

    /// <summary>One JSON object with a list of findings.</summary>
    Json,

    /// <summary>SARIF 2.1.0, which code scanning reads.</summary>
    Sarif,

    /// <summary>GitLab's secret detection report, version 15.</summary>
    GitLab,

    /// <summary>Workflow commands of GitHub Actions, which become annotations.</summary>
    GitHub,

    /// <summary>JUnit's XML: a test case for each finding, or one that passes where there are none.</summary>
    JUnit,

    /// <summary><see cref="Text"/> with colors for a terminal (ECMA-48, SGR): places bold, severities in red, yellow and blue.</summary>
    ColoredText,
}
