using System.Runtime.InteropServices;
using Sealing.Cli.Host.Parsing;

namespace Sealing.Cli.Host.Terminals;

/// <summary>
/// Standard input, output and error when the caller closed them. Then the first files and pipes of this process would get their numbers, and a report would
/// be written into a pipe of the runtime. Go's programs open /dev/null in their place. Source: fcntl(2), execve(2).
/// </summary>
internal static unsafe partial class StandardDescriptors
{
    private const int Count = 3;
    private const int GetFlags = 1; // F_GETFD
    private const int CloseOnExec = 1; // FD_CLOEXEC
    private const int ReadOnly = 0;
    private const int ReadWrite = 2;
    private const string CommandLine = "/proc/self/cmdline";

    /// <summary>
    /// Starts this program anew where one of them was closed, with /dev/null in its place: reading finds the end at once, messages are lost, and a result
    /// that is written fails. The runtime may have taken the number by now, and goes on needing what it opened.
    /// </summary>
    public static void Ensure()
    {
        if (OperatingSystem.IsWindows() || !Enumerable.Range(0, Count).Any(WasClosed))
        {
            return;
        }

        for (var descriptor = 0; descriptor < Count; descriptor++)
        {
            if (WasClosed(descriptor) && !OpenNull(descriptor))
            {
                return;
            }
        }

        Restart();
    }

    // What this process opened is closed when it becomes another program, and what it inherited is not: that was open then.
    private static bool WasClosed(int descriptor) => Control(descriptor, GetFlags) is var flags && (flags < 0 || (flags & CloseOnExec) != 0);

    private static bool OpenNull(int descriptor)
    {
        var opened = Open("/dev/null", descriptor == Descriptor.Output ? ReadOnly : ReadWrite);
        if (opened == descriptor)
        {
            return true;
        }

        var isPut = opened >= 0 && Duplicate(opened, descriptor) == descriptor;
        _ = opened >= 0 ? Close(opened) : 0;
        return isPut;
    }

    private static void Restart()
    {
        var words = OperatingSystem.IsLinux()
            ? File.ReadAllBytes(CommandLine)
            : [.. Environment.GetCommandLineArgs().SelectMany(word => System.Text.Encoding.UTF8.GetBytes(word + "\0"))];
        fixed (byte* start = words)
        {
            var pointers = new nint[words.AsSpan().Count((byte)0) + 1];
            var at = 0;
            for (var i = 0; i < pointers.Length - 1; i++)
            {
                pointers[i] = (nint)(start + at);
                at += words.AsSpan(at).IndexOf((byte)0) + 1;
            }

            fixed (nint* arguments = pointers)
            {
                _ = Execute(Environment.ProcessPath!, arguments);
            }
        }
    }

    [LibraryImport("libc", EntryPoint = "fcntl")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Control(int descriptor, int command);

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "dup2")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Duplicate(int descriptor, int number);

    [LibraryImport("libc", EntryPoint = "close")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Close(int descriptor);

    [LibraryImport("libc", EntryPoint = "execv", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Execute(string path, nint* arguments);
}
