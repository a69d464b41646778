using System.ComponentModel;
using System.Diagnostics;

using Sealing.Kubernetes;

namespace Sealing.Cli.Host.Processes;

/// <summary>Finds and starts other programs, for all of the command: by a full path always, since .NET would look for a name in the current folder too.</summary>
internal static class Programs
{
    /// <summary>The first program of this name in the folders of PATH, or null.</summary>
    public static string? Find(string name) => Find(Environment.GetEnvironmentVariable("PATH"), name);

    /// <summary>The same in the folders of <paramref name="searchPath"/>, which is spelled as PATH is.</summary>
    public static string? Find(string? searchPath, string name) => ProgramPlaces.Of(searchPath, name).FirstOrDefault(IsProgram);

    /// <summary>The full path of the program that a word of a command means: a path from the current folder, a name by <see cref="Find(string)"/>.</summary>
    /// <exception cref="ProgramException">There is no program of that name.</exception>
    public static string Of(string word) => ProgramPlaces.IsPath(word)
        ? Path.GetFullPath(word)
        : Find(word) ?? throw new ProgramException($"cannot run {word}: there is no such program in the folders of PATH");

    /// <summary>Starts a program without a shell. What <see cref="ProcessStartInfo.FileName"/> names is found by <see cref="Of"/>.</summary>
    /// <exception cref="ProgramException">There is none, or it does not start.</exception>
    public static Process Start(ProcessStartInfo start)
    {
        var word = start.FileName;
        start.FileName = Of(word);
        start.UseShellExecute = false;
        try
        {
#pragma warning disable RS0030 // this is the one place
            return Process.Start(start)!;
#pragma warning restore RS0030
        }
        catch (Win32Exception e)
        {
            throw new ProgramException($"cannot run {word}: {FileErrors.Lower(new Win32Exception(e.NativeErrorCode).Message)}", e);
        }
    }

    private static bool IsProgram(string path) => File.Exists(path) && (OperatingSystem.IsWindows() || (File.GetUnixFileMode(path) & ProgramPlaces.AnyExecute) != UnixFileMode.None);
}
