namespace Sealing.Cli.Secrets.Conversion;

/// <summary>Makes one kind of secrets out of the others.</summary>
internal interface IConversion
{
    /// <summary>The new contents of a file; the same where there is nothing to convert.</summary>
    /// <exception cref="SealingException">It cannot be opened, or is of no kind that this can be made of.</exception>
    byte[] Convert(SourceFile file);
}
