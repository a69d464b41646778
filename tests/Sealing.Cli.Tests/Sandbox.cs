using System.Diagnostics;
using Sealing.TestCluster;

namespace Sealing.Cli.Tests;

/// <summary>
/// A folder of its own with samples and keys in it, and the command on PATH as <c>seal</c>, <c>kubeseal</c> and <c>sops</c>; with a cluster, its kubeconfig too,
/// which KUBECONFIG names.
/// </summary>
internal sealed class Sandbox : IDisposable
{
    private static readonly string Binary =
        Environment.GetEnvironmentVariable("SEAL_BINARY") ?? Path.Combine(AppContext.BaseDirectory, "command", "seal");

    private static readonly string[] Prefixes = ["KUBERNETES_", "SEALED_SECRETS_", "SEALING_", "SOPS_", "AWS_", "VAULT_", "SEAL_PGP_"];

    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("sealing-transcript-");

    private readonly Dictionary<string, string> _environment = [];

    public Sandbox(IReadOnlyDictionary<string, string> files, Cluster? cluster = null, WebServer? web = null, IReadOnlyDictionary<string, string>? environment = null)
    {
        var bin = Directory.CreateDirectory(Path.Combine(_root.FullName, "bin")).FullName;
        File.CreateSymbolicLink(Path.Combine(bin, "seal"), Path.GetFullPath(Binary));
        File.CreateSymbolicLink(Path.Combine(bin, "kubeseal"), Path.GetFullPath(Binary));
        File.CreateSymbolicLink(Path.Combine(bin, "sops"), Path.GetFullPath(Binary));
        Directory.CreateDirectory(Work);
        CopyInto(Work, Path.Combine(AppContext.BaseDirectory, "samples"));
        CopyInto(Work, Path.Combine(AppContext.BaseDirectory, "keys.example"));
        _environment["HOOKS_FOR_PRE_COMMIT"] = Path.Combine(AppContext.BaseDirectory, "pre-commit", ".pre-commit-hooks.yaml");

        if (cluster is not null)
        {
            cluster.WriteFiles(Work);
            _environment["KUBECONFIG"] = Path.Combine(Work, "kubeconfig");
        }

        web?.WriteFiles(Work);
        foreach (var (name, value) in (web?.Environment ?? new Dictionary<string, string>()).Concat(environment ?? new Dictionary<string, string>()))
        {
            _environment[name] = value;
        }

        foreach (var (name, text) in files)
        {
            var path = Path.Combine(Work, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
        }
    }

    /// <summary>The folder that commands run in.</summary>
    public string Work => Path.Combine(_root.FullName, "work");

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
        foreach (var name in start.Environment.Keys.Where(IsOfUser).ToArray())
        {
            start.Environment.Remove(name);
        }

        foreach (var (name, value) in _environment)
        {
            start.Environment[name] = value;
        }

        using var shell = Process.Start(start)!;
        shell.StandardInput.Close();
        var (output, errors) = (shell.StandardOutput.ReadToEndAsync(cancel), shell.StandardError.ReadToEndAsync(cancel));
        await shell.WaitForExitAsync(cancel);
        return (await output, await errors, shell.ExitCode);
    }

    // The settings of the person who runs the tests are none of theirs.
    private static bool IsOfUser(string name) =>
        name is "KUBECONFIG" or "POD_NAMESPACE" or "EDITOR" or "XDG_CONFIG_HOME" or "GNUPGHOME"
        || Array.Exists(Prefixes, prefix => name.StartsWith(prefix, StringComparison.Ordinal));

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
