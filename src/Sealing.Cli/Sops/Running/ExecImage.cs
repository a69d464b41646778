using System.Runtime.InteropServices;
using Sealing.Cli.Host;
using Sealing.Cli.Host.Processes;
using Sealing.Cli.Sops.Arguments;

namespace Sealing.Cli.Sops.Running;

/// <summary>Becomes another program, in the same process. Source: execve(2).</summary>
internal static unsafe partial class ExecImage
{
    /// <exception cref="CommandException">It cannot be run; otherwise there is no return.</exception>
    public static int Become(IReadOnlyList<string> words, IEnumerable<KeyValuePair<string, string>> environment)
    {
        var program = Programs.Of(words[0]);
        Execute(program, Texts(words), Texts(environment.Select(pair => pair.Key + "=" + pair.Value)));
        throw new CommandException(SopsExit.Codes.Failure, $"cannot run {words[0]}: {FileErrors.Lower(Marshal.GetPInvokeErrorMessage(Marshal.GetLastPInvokeError()))}");
    }

    // The memory goes with the process.
    private static nint* Texts(IEnumerable<string> texts)
    {
        var all = texts.ToArray();
        var array = (nint*)NativeMemory.Alloc((nuint)(all.Length + 1), (nuint)sizeof(nint));
        for (var i = 0; i < all.Length; i++)
        {
            array[i] = Marshal.StringToCoTaskMemUTF8(all[i]);
        }

        array[all.Length] = 0;
        return array;
    }

    [LibraryImport("libc", EntryPoint = "execve", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Execute(string path, nint* arguments, nint* environment);
}
