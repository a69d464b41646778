using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Amazon.Runtime;

namespace Sealing.Aws;

/// <summary>
/// Credentials that a program prints, which <c>credential_process</c> of a profile names as a command for the shell. The SDK would start the first
/// <c>sh</c> that it finds, and looks in the current folder before PATH. Source: AWS documentation, "Process credential provider".
/// </summary>
internal sealed class ProcessCredentials : RefreshingAWSCredentials
{
    private static readonly TimeSpan ExitTimeout = TimeSpan.FromMinutes(2);

    private readonly string _command;

    public ProcessCredentials(string command)
    {
        _command = command;
        PreemptExpiryTime = TimeSpan.FromMinutes(5);
    }

    protected override CredentialsRefreshState GenerateNewCredentials() => Read(Run());

    protected override Task<CredentialsRefreshState> GenerateNewCredentialsAsync() => Task.FromResult(GenerateNewCredentials());

    private string Run()
    {
        using var process = Start();
        var errors = process.StandardError.ReadToEndAsync();
        using var timer = new Timer(_ => process.Kill(entireProcessTree: true), null, ExitTimeout, Timeout.InfiniteTimeSpan);
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? output
            : throw new ProcessAWSCredentialException($"Command returned non-zero exit value {process.ExitCode} with the error - {errors.GetAwaiter().GetResult().Trim()}");
    }

    private Process Start()
    {
        var start = OperatingSystem.IsWindows()
            ? new ProcessStartInfo(Path.Combine(Environment.SystemDirectory, "cmd.exe"), "/c " + _command)
            : new ProcessStartInfo("/bin/sh", ["-c", _command]);
        start.UseShellExecute = false;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        try
        {
#pragma warning disable RS0030 // a full path
            return Process.Start(start)!;
#pragma warning restore RS0030
        }
        catch (Win32Exception e)
        {
            throw new ProcessAWSCredentialException("the shell does not start: " + e.Message, e);
        }
    }

    private static CredentialsRefreshState Read(string output)
    {
        try
        {
            using var document = JsonDocument.Parse(output);
            var answer = document.RootElement;
            if (!answer.TryGetProperty("Version", out var version) || version.GetInt32() != 1)
            {
                throw new ProcessAWSCredentialException("The program of credential_process answers in another version than 1");
            }

            var keys = new ImmutableCredentials(Text(answer, "AccessKeyId"), Text(answer, "SecretAccessKey"), Text(answer, "SessionToken"));
            return new CredentialsRefreshState(keys, Text(answer, "Expiration") is { } time
                ? DateTime.Parse(time, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal)
                : DateTime.MaxValue.ToUniversalTime());
        }
        catch (Exception e) when (e is JsonException or FormatException or InvalidOperationException or ArgumentException)
        {
            throw new ProcessAWSCredentialException("The program of credential_process prints no JSON object with AccessKeyId and SecretAccessKey", e);
        }
    }

    private static string? Text(JsonElement answer, string name) => answer.TryGetProperty(name, out var value) ? value.GetString() : null;
}
