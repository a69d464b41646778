namespace Sealing;

/// <summary>What went wrong, in words for the person at the keyboard. Never holds a secret value.</summary>
public class SealingException : Exception
{
    /// <summary>A failure described by <paramref name="message"/>, lower case and without a final full stop.</summary>
    public SealingException(string message)
        : base(message)
    {
    }

    /// <summary>A failure described by <paramref name="message"/>, with the exception that caused it.</summary>
    public SealingException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>What to do about it, or null where the message says all.</summary>
    public string? Hint { get; init; }
}
