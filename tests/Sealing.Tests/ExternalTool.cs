using System.Diagnostics;
using Xunit;

namespace Sealing.Tests;

/// <summary>Programs that tests run and a machine may lack. Where CI=true they have to be there: <c>.ci/run</c> installs them.</summary>
internal static class ExternalTool
{
    public static bool IsCI => Environment.GetEnvironmentVariable("CI") == "true";

    public static bool Exists(string name) =>
        Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, name)));

    /// <summary>Skips the test where the program is absent, or fails it where CI=true.</summary>
    public static void Require(string name)
    {
        Assert.True(Exists(name) || !IsCI, $"{name} is not installed, and CI runs every test");
        Assert.SkipUnless(Exists(name), $"{name} is not installed");
    }

    /// <summary>Runs it in a folder, with <paramref name="input"/> on its standard input; it has to exit with 0.</summary>
    public static async Task<byte[]> Run(DirectoryInfo folder, byte[] input, params string[] command)
    {
        var cancel = TestContext.Current.CancellationToken;
        using var process = Process.Start(new ProcessStartInfo(command[0], command[1..])
        {
            WorkingDirectory = folder.FullName,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var (output, errors) = (ReadAll(process.StandardOutput.BaseStream, cancel), process.StandardError.ReadToEndAsync(cancel));
        await process.StandardInput.BaseStream.WriteAsync(input, cancel);
        process.StandardInput.Close();
        await process.WaitForExitAsync(cancel);
        Assert.True(process.ExitCode == 0, $"{string.Join(' ', command)}: exit code {process.ExitCode}, {await errors}");
        return await output;
    }

    private static async Task<byte[]> ReadAll(Stream stream, CancellationToken cancel)
    {
        using var bytes = new MemoryStream();
        await stream.CopyToAsync(bytes, cancel);
        return bytes.ToArray();
    }
}
