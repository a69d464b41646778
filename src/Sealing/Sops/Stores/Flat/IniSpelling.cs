using System.Buffers;
using Sealing.Sops.Values;

namespace Sealing.Sops.Stores.Flat;

/// <summary>Spells values, keys and comments of INI files so that they are read as themselves.</summary>
internal static class IniSpelling
{
    public const string Triple = "\"\"\"";

    private const string EmptyComment = " ;";

    private static readonly SearchValues<char> Special = SearchValues.Create("\"'`#;\\\n");

    /// <summary>The value in the quotes that the reference gives it.</summary>
    public static string Default(string value) => value switch
    {
        "" => "",
        _ when value.Contains('\n', StringComparison.Ordinal) || value.Contains('`', StringComparison.Ordinal) => Triple + value + Triple,
        _ when value.AsSpan().ContainsAny('#', ';') => "`" + value + "`",
        _ when value.Trim().Length != value.Length => "\"" + value + "\"",
        _ => value,
    };

    /// <summary>The spellings that are read as the value, the best one first; none where INI cannot hold it.</summary>
    public static IEnumerable<string> Of(string value, bool isBesideComment = false) =>
        ((IEnumerable<string>)[value, Default(value), "\"" + value + "\"", "`" + value + "`", Triple + value + Triple, "'" + value + "'"])
        .Where(spelling => Holds(spelling, value, isBesideComment));

    /// <summary>The best spelling.</summary>
    /// <exception cref="SealingException">INI cannot hold the value.</exception>
    public static string Required(string value, string name, bool isBesideComment = false) => Of(value, isBesideComment).FirstOrDefault()
        ?? throw new SealingException(ErrorKind.InvalidValue, name + ": an INI file cannot hold this value: it has backticks, three quotes and line ends");

    /// <summary>The spellings of a key, the best one first; none where INI cannot hold it.</summary>
    public static IEnumerable<string> OfKey(string name) =>
        ((IEnumerable<string>)[name, "`" + name + "`", "\"" + name + "\"", Triple + name + Triple])
        .Where(spelling => Read(spelling + " = v") is { Keys: [{ Value.Text: "v" } key] } section && key.Name == name && Has(section, key, 0));

    /// <summary>Whether the spelling, behind a key and perhaps beside a comment, is read as the value and nothing else.</summary>
    public static bool Holds(string spelling, string value, bool isBesideComment)
    {
        if (ReferenceEquals(spelling, value) && !value.AsSpan().ContainsAny(Special))
        {
            return value.Trim().Length == value.Length;
        }

        return Read("k = " + spelling + (isBesideComment ? EmptyComment : "") + "\n") is { Keys: [var key] } section
            && key.Value.Text == value && key.Value.Comment is not null == isBesideComment && Has(section, key, 1);
    }

    /// <summary>Lines of comments for a text, whatever it holds.</summary>
    public static string Comment(string comment) => string.Join(
        '\n',
        comment.Split('\n').Select((line, i) => i == 0 || line.TrimStart() is ['#' or ';', ..] ? line : "; " + line));

    private static IniSection? Read(string text)
    {
        try
        {
            return IniReader.Read(text) is { Sections: [var section], Strays: [] } ? section : null;
        }
        catch (SealingException e) when (e.Kind == ErrorKind.InvalidDocument)
        {
            return null;
        }
    }

    // All of the text is the key's, but for the line end.
    private static bool Has(IniSection section, IniKey key, int lineEnd) =>
        key.Comments.All(comment => comment.Block!.Value.IsEmpty) && section.Trailing.Count == 0 && key.Line == new TextPlace(0, section.End - lineEnd);
}
