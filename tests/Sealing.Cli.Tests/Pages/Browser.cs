using System.Diagnostics;
using Xunit;

namespace Sealing.Cli.Tests.Pages;

/// <summary>A Chromium without a window, for one class of tests.</summary>
public sealed class Browser : IAsyncLifetime
{
    private static readonly string[] Programs = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"];

    private readonly DirectoryInfo _profile = Directory.CreateTempSubdirectory("sealing-browser-");
    private Process? _process;
    private DevTools? _tools; // null where it did not start

    internal DevTools Tools => _tools ?? throw new InvalidOperationException("the browser did not start");

    /// <summary>The program, or null where none is installed.</summary>
    internal static string? Program { get; } = (
        from name in Programs
        from folder in Environment.GetEnvironmentVariable("PATH")!.Split(':')
        let path = Path.Combine(folder, name)
        where File.Exists(path)
        select path).FirstOrDefault();

    public async ValueTask InitializeAsync()
    {
        if (Program is null)
        {
            return;
        }

        // The sandbox of the browser cannot be set up by root; the pages that it opens are our own.
        _process = Process.Start(new ProcessStartInfo(Program, ["--headless", "--no-sandbox", "--disable-gpu", "--remote-debugging-port=0", "--user-data-dir=" + _profile.FullName, "about:blank"])
        {
            UseShellExecute = false,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        })!;
        var address = new TaskCompletionSource<Uri>();
        _process.ErrorDataReceived += (_, line) => Announced(line.Data, address);
        _process.BeginErrorReadLine();
        _process.BeginOutputReadLine();
        _tools = await DevTools.ConnectAsync(await address.Task.WaitAsync(TimeSpan.FromMinutes(2)));
    }

    private static void Announced(string? line, TaskCompletionSource<Uri> address)
    {
        const string start = "DevTools listening on ";
        if (line?.StartsWith(start, StringComparison.Ordinal) == true)
        {
            address.TrySetResult(new Uri(line[start.Length..]));
        }
    }

    /// <summary>A tab of its own, with nothing of other tabs in it, that shows the file.</summary>
    internal async Task<Tab> OpenAsync(string path)
    {
        var context = (await Tools.SendAsync("Target.createBrowserContext"))["browserContextId"]!.GetValue<string>();
        var target = (await Tools.SendAsync("Target.createTarget", new { url = "about:blank", browserContextId = context }))["targetId"]!.GetValue<string>();
        var session = (await Tools.SendAsync("Target.attachToTarget", new { targetId = target, flatten = true }))["sessionId"]!.GetValue<string>();
        var tab = new Tab(Tools, session);
        await tab.ShowAsync(new Uri(path));
        return tab;
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
            _process.Dispose();
        }

        if (_tools is not null)
        {
            await _tools.DisposeAsync();
        }

        _profile.Delete(recursive: true);
    }
}
