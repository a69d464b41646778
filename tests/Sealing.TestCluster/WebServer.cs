using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace Sealing.TestCluster;

/// <summary>A web server that hands out a certificate over http and https, well and badly.</summary>
public sealed class WebServer : IAsyncDisposable
{
    private const string CertificateFile = "pub-sealed-secrets-dev.pem";

    private readonly TestCertificates _certificates = new();
    private readonly WebApplication _application;
    private readonly byte[] _pem;

    private WebServer(string folder)
    {
        _pem = File.ReadAllBytes(Path.Combine(folder, CertificateFile));
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, 0);
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(_certificates.Server));
        });
        _application = builder.Build();
        _application.Run(Answer);
    }

    /// <summary>Starts it with the certificate that lies in a folder of keys.</summary>
    public static async Task<WebServer> StartAsync(string keys)
    {
        var server = new WebServer(keys);
        await server._application.StartAsync();
        return server;
    }

    /// <summary>What a transcript finds in its environment.</summary>
    public IReadOnlyDictionary<string, string> Environment => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["HTTP"] = Url(0),
        ["HTTPS"] = Url(1),
    };

    /// <summary>Writes the authority that signed its own certificate to <c>ca.pem</c>.</summary>
    public void WriteFiles(string folder) =>
        File.WriteAllText(Path.Combine(folder, "ca.pem"), _certificates.Authority.ExportCertificatePem() + "\n");

    public async ValueTask DisposeAsync()
    {
        await _application.DisposeAsync();
        _certificates.Dispose();
    }

    private string Url(int index)
    {
        var address = new Uri(_application.Urls.ElementAt(index));
        return string.Create(CultureInfo.InvariantCulture, $"{address.Scheme}://127.0.0.1:{address.Port}");
    }

    private async Task Answer(HttpContext context)
    {
        switch (context.Request.Path.Value)
        {
            case "/cert.pem":
                await context.Response.Body.WriteAsync(_pem);
                break;
            case "/moved":
                context.Response.Redirect("/cert.pem");
                break;
            case "/downgraded":
                context.Response.Redirect(Url(0) + "/cert.pem");
                break;
            case "/to-file":
                context.Response.Redirect("file:///etc/passwd");
                break;
            case "/to-nothing":
                context.Response.StatusCode = StatusCodes.Status302Found;
                break;
            case "/to-garbage":
                context.Response.StatusCode = StatusCodes.Status302Found;
                context.Response.Headers.Location = "http://[";
                break;
            case "/loop":
                context.Response.Redirect("/loop");
                break;
            case "/elsewhere":
                context.Response.Redirect(Url(1) + "/protected");
                break;
            case "/protected" when context.Request.Headers.Authorization == "Basic " + Convert.ToBase64String(Encoding.ASCII.GetBytes("user:hunter2")):
                await context.Response.Body.WriteAsync(_pem);
                break;
            case "/protected":
                context.Response.StatusCode = StatusCodes.Status401Unauthorized;
                break;
            case "/page":
                await context.Response.WriteAsync("<html>log in</html>");
                break;
            case "/large":
                await context.Response.Body.WriteAsync(new byte[2 * 1024 * 1024]);
                break;
            case "/cut-off":
                context.Response.ContentLength = _pem.Length;
                await context.Response.Body.WriteAsync(_pem.AsMemory(0, 100));
                await context.Response.Body.FlushAsync();
                context.Abort();
                break;
            default:
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                break;
        }
    }
}
