namespace Sealing.Guard;

/// <summary>How much a finding weighs.</summary>
public enum GuardSeverity
{
    /// <summary>Nothing wrong is known, but something was not looked at.</summary>
    Note,

    /// <summary>Worth a look: likely harmless, or not readable by others as it is.</summary>
    Warning,

    /// <summary>A secret that anyone with the repository can read.</summary>
    Error,
}
