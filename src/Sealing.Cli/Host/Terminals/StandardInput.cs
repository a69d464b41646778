using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Sealing.Cli.Host.Terminals;

/// <summary>Standard input a byte at a time, so that what follows is left for others.</summary>
internal static class StandardInput
{
    /// <summary>The next byte, or -1 where there is none.</summary>
    public static int ReadByte()
    {
        using var stream = OperatingSystem.IsWindows()
            ? Console.OpenStandardInput()
            : new FileStream(new SafeFileHandle(0, ownsHandle: false), FileAccess.Read, bufferSize: 0);
        return stream.ReadByte();
    }

    /// <summary>The next line, with its end; empty where there is none.</summary>
    public static string ReadLine()
    {
        var line = new List<byte>();
        for (int next; line is not [.., (byte)'\n'] && line.Count < 1024 && (next = ReadByte()) >= 0;)
        {
            line.Add((byte)next);
        }

        return Encoding.UTF8.GetString([.. line]);
    }
}
