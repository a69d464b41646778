using System.Globalization;
using System.Text;
using Sealing.Text;

namespace Sealing;

/// <summary>A document that cannot be read or used, with the place where it goes wrong.</summary>
public sealed class ManifestException : SealingException
{
    /// <summary>A failure at a place. Numbers count from 1; 0 means unknown and is left out of the message.</summary>
    public ManifestException(string message, int document = 0, int line = 0, int column = 0, string? key = null)
        : base(Describe(message, document, line, column, key))
    {
        (Reason, Document, Line, Column, Key) = (Printable.Line(message), document, line, column, key);
    }

    /// <summary>What is wrong, without the place.</summary>
    public string Reason { get; }

    /// <summary>The document in its file, from 1, or 0 where unknown.</summary>
    public int Document { get; }

    /// <summary>The line in the file, from 1, or 0 where unknown.</summary>
    public int Line { get; }

    /// <summary>The column in characters (UTF-16 units), from 1, or 0 where unknown.</summary>
    public int Column { get; }

    /// <summary>The key the message is about, such as <c>data.password</c>, or null.</summary>
    public string? Key { get; }

    private static string Describe(string message, int document, int line, int column, string? key)
    {
        var text = new StringBuilder();
        Append(text, "document ", document);
        Append(text, "line ", line);
        Append(text, "column ", column);
        if (key is not null)
        {
            text.Append(text.Length == 0 ? "" : ", ").Append(key);
        }

        return Printable.Line(text.Append(text.Length == 0 ? "" : ": ").Append(message).ToString());
    }

    private static void Append(StringBuilder text, string what, int number)
    {
        if (number > 0)
        {
            text.Append(text.Length == 0 ? "" : ", ").Append(what).Append(number.ToString(CultureInfo.InvariantCulture));
        }
    }
}
