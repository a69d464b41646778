using System.Text;
using Sealing.Text;

namespace Sealing.Cli.Host.Processes;

/// <summary>Asks the user at the terminal, whatever standard input and output are. Without a terminal there is no answer.</summary>
internal static class Prompt
{
    private const string TerminalPath = "/dev/tty";

    /// <summary>A passphrase for something, or null.</summary>
    public static byte[]? ReadPassphrase(string what) => ReadSecret($"Passphrase for {what}: ");

    /// <summary>A line that is not shown while it is typed, in UTF-8, or null.</summary>
    public static byte[]? ReadSecret(string question)
    {
        using var echo = TerminalEcho.TurnOff(TerminalPath);
        return echo is null ? null : Read(question, hasEcho: false);
    }

    /// <summary>A line, or null.</summary>
    public static string? ReadLine(string question) => Read(question, hasEcho: true) is { } line ? Encoding.UTF8.GetString(line) : null;

    private static byte[]? Read(string question, bool hasEcho)
    {
        try
        {
            using var terminal = new FileStream(TerminalPath, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite, bufferSize: 0);
            terminal.Write(Encoding.UTF8.GetBytes(Printable.Line(UrlSecrets.CutFrom(question))));
            var line = ReadLine(terminal);
            if (!hasEcho)
            {
                terminal.Write("\n"u8);
            }

            return line;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static byte[]? ReadLine(FileStream terminal)
    {
        var line = new byte[4096];
        var length = 0;
        for (int next; length < line.Length && (next = terminal.ReadByte()) is not (-1 or '\n');)
        {
            line[length++] = (byte)next;
        }

        var read = line[..length];
        line.AsSpan().Clear();
        return read;
    }
}
