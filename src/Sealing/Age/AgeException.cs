namespace Sealing.Age;

/// <summary>An age file that does not decrypt.</summary>
public sealed class AgeException : SealingException
{
    /// <summary>A failure of the kind <paramref name="failure"/>, described by <paramref name="message"/>.</summary>
    public AgeException(AgeFailure failure, string message)
        : base(message)
    {
        Failure = failure;
    }

    /// <summary>What went wrong, for a program.</summary>
    public AgeFailure Failure { get; }

    internal static AgeException Header(string reason) => new(AgeFailure.Header, "cannot read the age header: " + reason);

    internal static AgeException Armor(string reason) => new(AgeFailure.Armor, "cannot read the age armor: " + reason);

    internal static AgeException Payload(string reason) => new(AgeFailure.Payload, "cannot decrypt the age file: " + reason);
}
