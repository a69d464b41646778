namespace Sealing.Syntax.Scanning;

/// <summary>What is wrong with a text, in fixed words: the text may be a secret.</summary>
internal static class ScanProblem
{
    public const string KeyWithoutColon = "a key without its ':'";
    public const string NoKeyHere = "a ':' where no key can stand; quote a value that holds ': '";
    public const string NoKeyBefore = "a ':' without a key before it";
    public const string NoQuestionHere = "a '?' where no key can stand";
    public const string NoItemHere = "a '-' where no list can stand";
    public const string Indentation = "the indentation does not fit the lines above";
    public const string ListIndentation = "the indentation does not fit the list above";
    public const string OpenQuote = "a quote that is never closed";
    public const string OpenBracket = "a bracket that is never closed";
    public const string MissingValue = "a value is missing, or a bracket is never closed";
    public const string MoreAfterEnd = "text after the end of the document";
    public const string Tab = "a tab in the indentation; use spaces";
    public const string Escape = "an unknown escape in a double-quoted text";
    public const string PlainStart = "a character that no plain text can start with; quote it";
    public const string TouchingComment = "a comment needs a blank before its '#'";
    public const string TightColon = "a ':' in brackets needs a blank after it";
    public const string TightQuestion = "a text in brackets that starts with '?' needs quotes";
    public const string ColonStart = "a text that starts with ':' needs quotes here";
    public const string Anchor = "a text that starts with '&' needs quotes";
    public const string Alias = "a text that starts with '*' needs quotes";
    public const string ByteOrderMark = "a byte order mark inside of the file: remove it";
    public const string BlockHeader = "a '|' or '>' takes one digit from 1 to 9, '+' or '-', and nothing else on its line";
    public const string UndefinedHandle = "a tag with an undefined handle";
    public const string Tag = "a tag that is not valid; quote a text that starts with '!'";
    public const string Directive = "a line that starts with '%' and is no directive";
    public const string Version = "a version of YAML other than 1.1 and 1.2";
    public const string Twice = "a directive or anchor given twice";

    public static ScanException At(string problem, in TextPosition at) => new("not valid YAML: " + problem, at);
}

/// <summary>A text that cannot be read, with the place. The reader of the stream adds the document.</summary>
internal sealed class ScanException(string message, TextPosition at) : Exception(message)
{
    public TextPosition At => at;
}
