using Sealing.Text;

namespace Sealing;

/// <summary>What went wrong, and where, in words for the person at the keyboard. Never holds a secret value.</summary>
public class SealingException : Exception
{
    /// <summary>A failure of no kind of its own.</summary>
    /// <param name="reason">What is wrong, lower case and without a final full stop.</param>
    public SealingException(string reason)
        : this(ErrorKind.Other, reason)
    {
    }

    /// <summary>A failure of no kind of its own, with the exception that caused it.</summary>
    /// <inheritdoc cref="SealingException(string)"/>
    public SealingException(string reason, Exception innerException)
        : this(ErrorKind.Other, reason, default, innerException)
    {
    }

    /// <summary>A failure of a kind, at a place.</summary>
    /// <param name="kind">What a program tells it by.</param>
    /// <param name="reason">What is wrong, lower case, without a final full stop and without the place.</param>
    /// <param name="place">Where, as far as that is known.</param>
    /// <param name="innerException">The exception that caused it, or null.</param>
    public SealingException(ErrorKind kind, string reason, ErrorPlace place = default, Exception? innerException = null)
        : base(Printed(kind, reason), innerException)
    {
        (Kind, Place) = (kind, place);
    }

    /// <summary>The kind of failure, for a program.</summary>
    public ErrorKind Kind { get; }

    /// <summary>Where it went wrong, as far as that is known.</summary>
    public ErrorPlace Place { get; }

    /// <summary>What is wrong, without the place.</summary>
    public string Reason => base.Message;

    /// <summary>The place and the reason: <c>secrets.yaml: line 4, column 2, data.password: not base64</c>.</summary>
    public override string Message => Place == default ? Reason : Place + ": " + Reason;

    /// <summary>What to do about it, or null where the message says all.</summary>
    public string? Hint { get; init; }

    /// <summary>The same failure in a file, or itself where its place has a file already.</summary>
    /// <param name="file">The name of the file, as it is to be shown.</param>
    public SealingException In(string file) => Place.File is null ? Within(new ErrorPlace { File = file }) : this;

    /// <summary>The same failure, with what its place does not say taken from another.</summary>
    internal SealingException Within(ErrorPlace around) => new(Kind, Reason, Place.Within(around), this) { Hint = Hint };

    // What others say has lines; what is about a document quotes its keys, which must not look like lines of ours.
    private static string Printed(ErrorKind kind, string reason) =>
        kind is ErrorKind.Other or ErrorKind.Service or ErrorKind.NoDataKey ? Printable.Lines(reason) : Printable.Line(reason);
}
