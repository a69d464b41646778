using System.Diagnostics;
using Sealing.TestCluster;

namespace Sealing.Cli.Tests;

/// <summary>
/// A folder of its own with samples and keys in it, and the command on PATH as <c>seal</c> and <c>kubeseal</c>; with a cluster, its kubeconfig too,
/// which KUBECONFIG names.
/// </summary>
internal sealed class Sandbox : IDisposable
{
    private static readonly string Binary =
        Environment.GetEnvironmentVariable("SEAL_BINARY") ?? Path.Combine(AppContext.BaseDirectory, "seal");

    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("sealing-transcript-");

    private readonly bool _hasCluster;

    public Sandbox(IReadOnlyDictionary<string, string> files, Cluster? cluster = null)
    {
        _hasCluster = cluster is not null;
        var bin = Directory.CreateDirectory(Path.Combine(_root.FullName, "bin")).FullName;
        File.CreateSymbolicLink(Path.Combine(bin, "seal"), Path.GetFullPath(Binary));
        File.CreateSymbolicLink(Path.Combine(bin, "kubeseal"), Path.GetFullPath(Binary));
        Directory.CreateDirectory(Work);
        CopyInto(Work, Path.Combine(AppContext.BaseDirectory, "samples"));
        CopyInto(Work, Path.Combine(AppContext.BaseDirectory, "keys.example"));

        cluster?.WriteFiles(Work);
        foreach (var (name, text) in files)
        {
            var path = Path.Combine(Work, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
        }
    }

    private string Work => Path.Combine(_root.FullName, "work");

    public async Task<(string Output, string Errors, int ExitCode)> Run(string command, CancellationToken cancel)
    {
        var start = new ProcessStartInfo("/bin/sh", ["-c", command])
        {
            WorkingDirectory = Work,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["PATH"] = Path.Combine(_root.FullName, "bin") + ":" + Environment.GetEnvironmentVariable("PATH");
        start.Environment["HOME"] = Work;
        foreach (var name in start.Environment.Keys.Where(IsOfCluster).ToArray())
        {
            start.Environment.Remove(name);
        }

        if (_hasCluster)
        {
            start.Environment["KUBECONFIG"] = Path.Combine(Work, "kubeconfig");
        }

        using var shell = Process.Start(start)!;
        shell.StandardInput.Close();
        var (output, errors) = (shell.StandardOutput.ReadToEndAsync(cancel), shell.StandardError.ReadToEndAsync(cancel));
        await shell.WaitForExitAsync(cancel);
        return (await output, await errors, shell.ExitCode);
    }

    // The kubeconfig of the person who runs the tests is none of theirs.
    private static bool IsOfCluster(string name) =>
        name is "KUBECONFIG" or "POD_NAMESPACE" || name.StartsWith("KUBERNETES_", StringComparison.Ordinal) || name.StartsWith("SEALED_SECRETS_", StringComparison.Ordinal);

    private static void CopyInto(string target, string folder)
    {
        foreach (var file in Directory.GetFiles(folder, "*", SearchOption.AllDirectories))
        {
            var path = Path.Combine(target, Path.GetRelativePath(folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.Copy(file, path, overwrite: true); // each folder has a README
        }
    }

    public void Dispose() => _root.Delete(recursive: true);
}
