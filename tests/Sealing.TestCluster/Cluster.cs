using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.Logging;
using Sealing.SealedSecrets;

namespace Sealing.TestCluster;

/// <summary>
/// An API server on a loopback address, over TLS, with a controller behind it. A second port shows an expired certificate.
/// </summary>
public sealed class Cluster : IAsyncDisposable
{
    private readonly TestCertificates _certificates = new();
    private readonly ConcurrentQueue<RecordedRequest> _requests = new();
    private readonly WebApplication _application;

    private Cluster()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            Listen(kestrel, _certificates.Server);
            Listen(kestrel, _certificates.ExpiredServer);
        });
        _application = builder.Build();
        var expired = SealingKeyPair.Generate(new PastClock(), 2048, days: 1).CertificatePem;
        var faults = new Faults(Controller, expired);
        _application.Use((context, next) => Record(context, next, faults));
        _application.UseRouting();
        new ApiServer(Controller, _certificates.Authority).Map(_application);
    }

    public TestController Controller { get; } = new();

    /// <summary>What was asked, oldest first.</summary>
    public IReadOnlyList<RecordedRequest> Requests => [.. _requests];

    /// <summary>The address of the API server, without a slash at the end.</summary>
    public string Address => Url(0);

    /// <summary>The address at which it shows an expired certificate.</summary>
    public string ExpiredAddress => Url(1);

    public X509Certificate2 Authority => _certificates.Authority;

    public static async Task<Cluster> StartAsync()
    {
        var cluster = new Cluster();
        await cluster._application.StartAsync();
        return cluster;
    }

    /// <summary>Writes kubeconfig, what it names, and the controller's private keys into a folder.</summary>
    public void WriteFiles(string folder)
    {
        new KubeConfigFiles(this, _certificates).Write(folder);
        Controller.WriteKeys(folder);
    }

    public async ValueTask DisposeAsync()
    {
        await _application.DisposeAsync();
        _certificates.Dispose();
        Controller.Dispose();
    }

    private static void Listen(KestrelServerOptions kestrel, X509Certificate2 certificate) => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(https =>
    {
        https.ServerCertificate = certificate;
        https.ClientCertificateMode = ClientCertificateMode.AllowCertificate;
        https.AllowAnyClientCertificate(); // whether it is known is for the API server to say
    }));

    private string Url(int index) =>
        string.Create(CultureInfo.InvariantCulture, $"https://127.0.0.1:{new Uri(_application.Urls.ElementAt(index)).Port}");

    private async Task Record(HttpContext context, RequestDelegate next, Faults faults)
    {
        context.Request.EnableBuffering();
        using var reader = new StreamReader(context.Request.Body, leaveOpen: true);
        var body = await reader.ReadToEndAsync();
        _requests.Enqueue(new RecordedRequest(
            context.Request.Method,
            context.Request.Path + context.Request.QueryString,
            context.Request.Headers.ToDictionary(header => header.Key, header => string.Join('\n', (string?[])header.Value!), StringComparer.OrdinalIgnoreCase),
            body));
        var fault = Faults.Names.FirstOrDefault(name => context.Request.Path.StartsWithSegments("/" + name, StringComparison.Ordinal));
        if (fault is not null)
        {
            context.Request.Path = context.Request.Path.Value![(fault.Length + 1)..];
            context.Items[nameof(Faults)] = fault;
        }

        if (fault is null || await faults.Pass(context, fault))
        {
            await next(context);
        }
    }

    private sealed class PastClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2020, 1, 31, 0, 0, 0, TimeSpan.Zero);
    }
}
