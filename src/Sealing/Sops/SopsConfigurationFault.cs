namespace Sealing.Sops;

/// <summary>Something that is wrong in a <c>.sops.yaml</c>, and where.</summary>
/// <param name="Field">The field, such as <c>creation_rules[1].path_regex</c>; empty for the file as a whole.</param>
/// <param name="Line">The line, from 1; 0 for a rule that was not read from a file.</param>
/// <param name="Column">The column in characters (UTF-16 units), from 1, or 0.</param>
/// <param name="Reason">What is wrong, lower case and without a final full stop.</param>
public sealed record SopsConfigurationFault(string Field, int Line, int Column, string Reason)
{
    /// <summary>Where, and what: <c>line 4, column 15, creation_rules[1].path_regex: ...</c>.</summary>
    public override string ToString() => ToException().Message;

    /// <summary>For those who need what is broken here.</summary>
    /// <param name="file">The name of the file, where it is known.</param>
    internal SealingException ToException(string? file = null) =>
        new(ErrorKind.InvalidConfiguration, Reason, new(0, Line, Column, Field.Length == 0 ? null : Field) { File = file });
}
