using System.Text;

namespace Sealing.Cli;

/// <summary>
/// The only place that writes to the console. Results go to stdout as bytes and in one piece; <c>error:</c>, <c>warning:</c> and <c>hint:</c>
/// lines go to stderr, one line each.
/// </summary>
internal static class Terminal
{
    public static bool InputIsTerminal => !Console.IsInputRedirected;

    /// <exception cref="IOException">The reader of the pipe is gone, or the disk is full.</exception>
    public static void Write(string result) => Write(Encoding.UTF8.GetBytes(result));

    /// <inheritdoc cref="Write(string)"/>
    public static void Write(ReadOnlySpan<byte> result) => Descriptor.Write(Descriptor.Output, result);

    public static void Error(string message) => Line("error: " + message);

    public static void Warning(string message) => Line("warning: " + message);

    public static void Hint(string? message)
    {
        if (message is not null)
        {
            Line("hint: " + message);
        }
    }

    public static void Line(string text)
    {
        try
        {
            Descriptor.Write(Descriptor.Error, Encoding.UTF8.GetBytes(text + "\n"));
        }
        catch (IOException)
        {
            // Nobody reads standard error: the exit code still tells.
        }
    }
}
