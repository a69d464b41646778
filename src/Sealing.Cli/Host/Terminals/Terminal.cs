using System.Text;
using Sealing.Text;

namespace Sealing.Cli.Host.Terminals;

/// <summary>
/// The only place that writes to the console. Results go to stdout as bytes, once all of them are there; <c>error:</c>, <c>warning:</c> and <c>hint:</c>
/// lines go to stderr, one line each. What comes from files is shown so that a terminal obeys none of it, and without the passwords of URLs.
/// </summary>
internal static class Terminal
{
    private const int BatchSize = 256 * 1024;

    public static bool ErrorIsTerminal => !Console.IsErrorRedirected;

    /// <summary>Whether results go to a terminal whose user has not set NO_COLOR (no-color.org).</summary>
    public static bool OutputTakesColors => !Console.IsOutputRedirected
        && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")) && Environment.GetEnvironmentVariable("TERM") is not (null or "" or "dumb");

    /// <summary>Whether warnings are left out: programs that run kubeseal take any word on standard error for a failure.</summary>
    public static bool IsQuiet { get; set; }

    public static bool InputIsTerminal => !Console.IsInputRedirected;

    /// <exception cref="IOException">The reader of the pipe is gone, or the disk is full.</exception>
    public static void Write(string result) => Write(Encoding.UTF8.GetBytes(result));

    /// <summary>What is said about files, on standard output: names and messages in it are somebody else's.</summary>
    /// <inheritdoc cref="Write(string)"/>
    public static void Report(string report) => Write(Printable.Lines(UrlSecrets.CutFrom(report)));

    /// <inheritdoc cref="Write(string)"/>
    public static void Write(params byte[][] pieces)
    {
        using var batch = new MemoryStream();
        foreach (var piece in pieces)
        {
            if (batch.Length + piece.Length > BatchSize)
            {
                Flush(batch);
            }

            if (piece.Length > BatchSize)
            {
                Descriptor.Write(Descriptor.Output, piece);
            }
            else
            {
                batch.Write(piece);
            }
        }

        Flush(batch);
    }

    private static void Flush(MemoryStream batch)
    {
        var bytes = batch.GetBuffer().AsSpan(0, (int)batch.Length);
        Descriptor.Write(Descriptor.Output, bytes);
        bytes.Clear(); // it may be a Secret
        batch.SetLength(0);
    }

    public static void Error(string message) => Lines("error: " + message);

    /// <summary>What went wrong, and what to do about it.</summary>
    public static void Error(SealingException e)
    {
        Error(FlagHints.MessageOf(e));
        Hint(FlagHints.HintOf(e));
    }

    public static void Warning(string message)
    {
        if (!IsQuiet)
        {
            Lines("warning: " + message);
        }
    }

    public static void Hint(string? message)
    {
        if (message is not null)
        {
            Lines("hint: " + message);
        }
    }

    /// <summary>One line, whatever is in the text.</summary>
    public static void Line(string text) => Lines(Printable.Line(text));

    /// <summary>Text on standard error that the next one goes on after.</summary>
    public static void Status(string text) => Draw(Printable.Lines(UrlSecrets.CutFrom(text)));

    private static void Lines(string text) => Status(text + "\n");

    /// <summary>Text of our own on standard error, such as one that goes back to the start of its line.</summary>
    public static void Draw(string text)
    {
        try
        {
            Descriptor.Write(Descriptor.Error, Encoding.UTF8.GetBytes(text));
        }
        catch (IOException)
        {
            // Nobody reads standard error: the exit code still tells.
        }
    }
}
