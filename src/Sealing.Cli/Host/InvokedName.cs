namespace Sealing.Cli.Host;

/// <summary>The name that the program was started under: through a symlink named kubeseal it keeps to that tool's output.</summary>
internal static class InvokedName
{
    public static string Get()
    {
        var first = Environment.GetCommandLineArgs()[0];
        if (first.EndsWith(".dll", StringComparison.Ordinal) && OperatingSystem.IsLinux())
        {
            first = File.ReadAllText("/proc/self/cmdline").Split('\0')[0]; // under the runtime's host the first argument is the assembly
        }

        return Path.GetFileNameWithoutExtension(first);
    }
}
