namespace Sealing.Cli.Host;

/// <summary>A command line that cannot be understood.</summary>
internal sealed class UsageException(string message) : Exception(message)
{
    /// <summary>What to do about it, or null where the help says it.</summary>
    public string? Hint { get; init; }
}
