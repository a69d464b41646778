namespace Sealing.Sops.Checks;

/// <summary>Why an encrypted document is not given out.</summary>
/// <param name="Reason">In words that hold nothing of the document.</param>
internal sealed record ReopeningFault(string Reason)
{
    /// <summary>What reading it ended in, or null.</summary>
    public SealingException? Cause { get; init; }

    /// <summary>The line in the encrypted document that the fault was found in, or 0.</summary>
    public int Line { get; init; }

    /// <summary>The error for whoever asked for the document.</summary>
    public SealingException ToException() => new(ErrorKind.InvalidDocument, Message())
    {
        Hint = "this is a fault of seal, and nothing was written; please report how the line is written, without its values",
    };

    private string Message()
    {
        var place = Line > 0 ? ", line " + Line.ToString(System.Globalization.CultureInfo.InvariantCulture) : Cause is null ? "" : ", " + Cause.Message;
        return "the encrypted document would not open again as what it was: " + Reason + place;
    }
}
