using System.Globalization;
using System.Text;
using Sealing.Text;

namespace Sealing;

/// <summary>Where something is wrong. Numbers count from 1; 0 means unknown.</summary>
/// <param name="Document">The document in its file.</param>
/// <param name="Line">The line in the file.</param>
/// <param name="Column">The column in characters (UTF-16 units).</param>
/// <param name="Key">The key that it is about, such as <c>data.password</c>, or null.</param>
public readonly record struct ErrorPlace(int Document = 0, int Line = 0, int Column = 0, string? Key = null)
{
    /// <summary>The name of the file, or null where it is not known.</summary>
    public string? File { get; init; }

    /// <summary>What is known of the place: <c>secrets.yaml: document 2, line 4, column 2, data.password</c>.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        Append(text, "document ", Document);
        Append(text, "line ", Line);
        Append(text, "column ", Column);
        if (Key is not null)
        {
            text.Append(text.Length == 0 ? "" : ", ").Append(Key);
        }

        return Printable.Line(File is null ? text.ToString() : text.Length == 0 ? File : $"{File}: {text}");
    }

    /// <summary>The place, with what it does not say taken from one around it.</summary>
    internal ErrorPlace Within(ErrorPlace around) =>
        new(Or(Document, around.Document), Or(Line, around.Line), Or(Column, around.Column), Key ?? around.Key) { File = File ?? around.File };

    private static int Or(int number, int other) => number > 0 ? number : other;

    private static void Append(StringBuilder text, string what, int number)
    {
        if (number > 0)
        {
            text.Append(text.Length == 0 ? "" : ", ").Append(what).Append(number.ToString(CultureInfo.InvariantCulture));
        }
    }
}
