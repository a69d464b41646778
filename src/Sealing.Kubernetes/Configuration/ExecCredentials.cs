using System.ComponentModel;
using System.Diagnostics;
using Sealing.Manifests;

namespace Sealing.Kubernetes.Configuration;

/// <summary>
/// Runs an exec plugin for credentials. Source: "client-go credential plugins" of the Kubernetes documentation.
/// Not done by the client library, which joins the arguments with blanks, so that one with a blank in it becomes two.
/// </summary>
internal static class ExecCredentials
{
    private const int MaxOutput = 1024 * 1024;
    private static readonly TimeSpan ExitTimeout = TimeSpan.FromMinutes(2);

    /// <summary>The token, or the certificate and key as PEM, or both; null where the plugin gives none.</summary>
    public readonly record struct Made(string? Token, string? Certificate, string? Key);

    /// <exception cref="ClusterException">The plugin is not there, fails, hangs, or answers something else.</exception>
    public static Made Run(ExecPlugin plugin, KubeCluster cluster)
    {
        var isInteractive = IsInteractive(plugin);
        using var process = Start(plugin, Describe(plugin, cluster, isInteractive));
        if (!isInteractive)
        {
            process.StandardInput.Close(); // our own input may be the Secret to seal
        }

        return Read(plugin, Output(process, isInteractive, plugin));
    }

    private static Process Start(ExecPlugin plugin, ProcessStartInfo start)
    {
        try
        {
#pragma warning disable RS0030 // a full path, by Locate
            return Process.Start(start)!;
#pragma warning restore RS0030
        }
        catch (Win32Exception e)
        {
            throw NotFound(plugin, e);
        }
    }

    // The reader of the kubeconfig has made full paths of those that are relative to its folder.
    private static string Locate(ExecPlugin plugin) => ProgramPlaces.IsPath(plugin.Command)
        ? Path.GetFullPath(plugin.Command)
        : ProgramPlaces.Of(Environment.GetEnvironmentVariable("PATH"), plugin.Command).FirstOrDefault(IsProgram) ?? throw NotFound(plugin);

    private static bool IsProgram(string path) => File.Exists(path) && (OperatingSystem.IsWindows() || (File.GetUnixFileMode(path) & ProgramPlaces.AnyExecute) != UnixFileMode.None);

    private static ClusterException NotFound(ExecPlugin plugin, Exception? inner = null) =>
        new($"getting credentials: exec: executable {plugin.Command} not found", inner!)
        {
            Hint = plugin.InstallHint ?? "the kubeconfig has this program log in: install it, or put it on PATH",
        };

    private static ProcessStartInfo Describe(ExecPlugin plugin, KubeCluster cluster, bool isInteractive)
    {
        var start = new ProcessStartInfo(Locate(plugin), plugin.Arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardInput = !isInteractive,
        };
        foreach (var (name, value) in plugin.Environment)
        {
            start.Environment[name] = value;
        }

        start.Environment["KUBERNETES_EXEC_INFO"] = ExecInfo.Write(plugin, cluster, isInteractive);
        return start;
    }

    private static bool IsInteractive(ExecPlugin plugin)
    {
        if (plugin.InteractiveMode == "Always" && Console.IsInputRedirected)
        {
            throw new ClusterException("getting credentials: exec plugin cannot support interactive mode: standard input is not a terminal")
            {
                Hint = "log in beforehand, or seal a file instead of standard input",
            };
        }

        return plugin.InteractiveMode != "Never" && !Console.IsInputRedirected;
    }

    // A plugin that asks its user may take as long as they do.
    private static byte[] Output(Process process, bool isInteractive, ExecPlugin plugin)
    {
        using var timer = isInteractive ? null : new Timer(_ => process.Kill(entireProcessTree: true), null, ExitTimeout, Timeout.InfiniteTimeSpan);
        using var output = new MemoryStream();
        var block = new byte[16 * 1024];
        for (int count; (count = process.StandardOutput.BaseStream.Read(block)) > 0 && output.Length < MaxOutput;)
        {
            output.Write(block.AsSpan(0, count));
        }

        process.WaitForExit();
        return process.ExitCode == 0
            ? output.ToArray()
            : throw new ClusterException($"getting credentials: exec: executable {plugin.Command} failed with exit code {process.ExitCode}");
    }

    private static Made Read(ExecPlugin plugin, byte[] output)
    {
        var answer = Parse(output);
        if (answer?.Kind != "ExecCredential")
        {
            throw new ClusterException($"getting credentials: {plugin.Command} prints no ExecCredential");
        }

        if (answer.Fields.Text("apiVersion") is var version && version != plugin.ApiVersion)
        {
            throw new ClusterException($"getting credentials: exec plugin is configured to use API version {plugin.ApiVersion}, plugin returned version {version}");
        }

        var status = answer.Fields.Object("status");
        var made = new Made(Text(status, "token"), Text(status, "clientCertificateData"), Text(status, "clientKeyData"));
        return made is { Token: null, Certificate: null } || (made.Certificate is null) != (made.Key is null)
            ? throw new ClusterException($"getting credentials: {plugin.Command} didn't return a token or cert/key pair")
            : made;
    }

    private static string? Text(ObjectFields? fields, string name) => fields?.Text(name) is { Length: > 0 } text ? text : null;

    private static ManifestItem? Parse(byte[] output)
    {
        try
        {
            return ManifestStream.Read(output).Items is [var first, ..] ? first : null;
        }
        catch (SealingException)
        {
            return null;
        }
    }
}
