using System.Globalization;
using Sealing.Cli.Host.Plumbing;

namespace Sealing.Cli.Repository.Drivers;

/// <summary>The merge that Git does where there is no driver.</summary>
internal static class OrdinaryMerge
{
    /// <summary>Merges into our version: 0 where there is no conflict, else 1.</summary>
    public static int Run(string before, string ours, string theirs, int markerSize)
    {
        using var process = Git.Start([
            "merge-file", "--quiet", "--marker-size=" + markerSize.ToString(CultureInfo.InvariantCulture), "-L", "ours", "-L", "base", "-L", "theirs", ours, before, theirs,
        ]);
        process.StandardInput.Close();
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        Task.WaitAll(output, errors);
        process.WaitForExit();
        return process.ExitCode == 0 ? 0 : 1; // of a binary file there is no merge: ours stays, and Git knows of the conflict
    }
}
