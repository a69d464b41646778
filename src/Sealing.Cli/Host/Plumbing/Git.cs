using System.Diagnostics;
using System.Text;
using Sealing.Cli.Host.Processes;

namespace Sealing.Cli.Host.Plumbing;

/// <summary>Runs Git's plumbing, closed as <see cref="GitEnvironment"/> says. Output is bytes, since names of files are.</summary>
internal static class Git
{
    /// <summary>What Git wrote to its standard output.</summary>
    /// <exception cref="GitException">Git is not there, or ended with another code than 0.</exception>
    public static byte[] Run(params ReadOnlySpan<string> arguments) => Run([], arguments);

    /// <summary>The same with text for its standard input, of any size.</summary>
    public static byte[] Run(byte[] input, params ReadOnlySpan<string> arguments) => Run(null, input, arguments);

    /// <summary>The same on an index that is not the one of the environment.</summary>
    public static byte[] RunWithIndex(string index, params ReadOnlySpan<string> arguments) => Run(index, [], arguments);

    private static byte[] Run(string? index, byte[] input, ReadOnlySpan<string> arguments)
    {
        using var process = Start(arguments, index);
        var errors = process.StandardError.ReadToEndAsync();
        var feed = Task.Run(() => Feed(process, input));
        using var output = new MemoryStream();
        process.StandardOutput.BaseStream.CopyTo(output);
        feed.Wait();
        process.WaitForExit();
        return process.ExitCode == 0 ? output.ToArray() : throw new GitException($"git {arguments[0]}: {FirstLine(errors.Result)}");
    }

    /// <summary>The lines of an output.</summary>
    public static string[] Lines(byte[] output) => Encoding.UTF8.GetString(output).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>One line of output, or null where Git ended with an error.</summary>
    public static string? TryLine(params ReadOnlySpan<string> arguments)
    {
        try
        {
            return Encoding.UTF8.GetString(Run(arguments)).TrimEnd('\n');
        }
        catch (GitException)
        {
            return null;
        }
    }

    /// <summary>Fails in Git's words where there is no repository: without one, some of its commands do something else, and others fail for another reason.</summary>
    /// <exception cref="GitException">This folder is in no repository, or in one of somebody else's that Git does not read.</exception>
    public static void RequireRepository() => Run("rev-parse", "--git-dir");

    /// <summary>The object that a name means, which may be anything a user typed.</summary>
    /// <exception cref="GitException">There is no such object.</exception>
    public static string Resolve(string revision) =>
        TryLine("rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}") ?? throw new GitException($"no such commit: {revision}") { Hint = GitShallow.IsShallow ? "this clone is shallow: " + GitShallow.Hint : null };

    public static Process Start(ReadOnlySpan<string> arguments, string? index = null)
    {
        var start = new ProcessStartInfo("git", [.. GitEnvironment.Options(arguments[0]), .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        GitEnvironment.Close(start);
        if (index is not null)
        {
            start.Environment["GIT_INDEX_FILE"] = index;
        }

        try
        {
            return Programs.Start(start);
        }
        catch (ProgramException)
        {
            throw new GitException("git is not on PATH");
        }
    }

    private static void Feed(Process process, byte[] input)
    {
        try
        {
            process.StandardInput.BaseStream.Write(input);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // Git ended before it read everything: its exit code tells why.
        }
    }

    private static string FirstLine(string errors)
    {
        var line = errors.Split('\n')[0].Trim();
        return line.StartsWith("fatal: ", StringComparison.Ordinal) ? line[7..] : line;
    }
}
