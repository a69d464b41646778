using Sealing.Text;

namespace Sealing.Sops;

/// <summary>A SOPS document that cannot be encrypted, decrypted or changed.</summary>
public sealed class SopsException : SealingException
{
    /// <summary>A failure of the kind <paramref name="failure"/>, described by <paramref name="message"/>.</summary>
    public SopsException(SopsFailure failure, string message)
        : base(failure == SopsFailure.NoDataKey ? Printable.Lines(message) : Printable.Line(message))
    {
        Failure = failure;
    }

    /// <summary>The kind of failure.</summary>
    public SopsFailure Failure { get; }
}
