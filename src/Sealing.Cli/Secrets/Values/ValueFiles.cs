using Sealing.Cli.Host;
using Sealing.Cli.Host.Files;
using Sealing.Text;

namespace Sealing.Cli.Secrets.Values;

/// <summary>Values from files as kubectl's <c>--from-file</c> names them: <c>PATH</c>, whose last part is the key, <c>KEY=PATH</c>, or a folder, each file of which is a value.</summary>
internal static class ValueFiles
{
    /// <param name="source">The words of the flag.</param>
    /// <param name="standardKey">The key where none is named, or null for the name of the file.</param>
    /// <exception cref="UsageException">The words say no file.</exception>
    /// <exception cref="FileException">A file cannot be read.</exception>
    public static IEnumerable<KeyValuePair<string, byte[]>> Read(string source, string? standardKey = null)
    {
        var (key, path) = Split(source);
        if (Directory.Exists(path))
        {
            return key is null ? InFolder(path) : throw new UsageException($"cannot give a key name for a directory path: {Printable.Line(source)}");
        }

        var name = key ?? standardKey ?? (path == "-" ? throw new UsageException("standard input has no name: KEY=-") : Path.GetFileName(path));
        return [KeyValuePair.Create(name, InputFile.Read(path))];
    }

    private static (string? Key, string Path) Split(string source) => source.Split('=') switch
    {
        [var path] => (null, path),
        ["", ..] => throw new UsageException($"the key is missing: {Printable.Line(source)}") { Hint = "PATH or KEY=PATH" },
        [_, ""] => throw new UsageException($"the path is missing: {Printable.Line(source)}") { Hint = "PATH or KEY=PATH" },
        [var key, var path] => (key, path),
        _ => throw new UsageException($"neither a key nor a path can have '=' in it here: {Printable.Line(source)}") { Hint = "rename the file, or read it from standard input: KEY=-" },
    };

    // As kubectl: links, devices and folders in it are passed over.
    private static IEnumerable<KeyValuePair<string, byte[]>> InFolder(string folder) => new DirectoryInfo(folder).EnumerateFiles()
        .Where(file => file.LinkTarget is null && !UnixFile.IsDevice(file.FullName))
        .OrderBy(file => file.Name, StringComparer.Ordinal)
        .Select(file => KeyValuePair.Create(file.Name, InputFile.Read(Path.Combine(folder, file.Name))));
}
