using System.Globalization;
using System.Text;
using Sealing.Text;

namespace Sealing.Sops;

/// <summary>Something that is wrong in a <c>.sops.yaml</c>, and where.</summary>
/// <param name="Field">The field, such as <c>creation_rules[1].path_regex</c>; empty for the file as a whole.</param>
/// <param name="Line">The line, from 1; 0 for a rule that was not read from a file.</param>
/// <param name="Column">The column in characters (UTF-16 units), from 1, or 0.</param>
/// <param name="Reason">What is wrong, lower case and without a final full stop.</param>
public sealed record SopsConfigurationFault(string Field, int Line, int Column, string Reason)
{
    /// <summary>Where, and what: <c>line 4, column 15, creation_rules[1].path_regex: ...</c>.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        if (Line > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"line {Line}, column {Column}{(Field.Length > 0 ? ", " : "")}");
        }

        return Printable.Line(text.Append(Field).Append(text.Length == 0 ? "" : ": ").Append(Reason).ToString());
    }

    /// <summary>For those who need what is broken here.</summary>
    /// <param name="file">The name of the file, where it is known.</param>
    internal SopsException ToException(string? file = null) => new(SopsFailure.InvalidConfiguration, (file is null ? "" : file + ": ") + this);
}
