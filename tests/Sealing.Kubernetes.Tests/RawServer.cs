using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Sealing.Kubernetes.Tests;

/// <summary>A server that answers each connection with the same bytes (a character each) and closes it, whatever HTTP says.</summary>
internal sealed class RawServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly string _answer;

    public RawServer(string answer)
    {
        _answer = answer;
        _listener.Start();
        _ = ServeAsync();
    }

    public string Address => "http://" + _listener.LocalEndpoint;

    public void Dispose() => _listener.Dispose();

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync();
                var stream = client.GetStream();
                _ = await stream.ReadAsync(new byte[64 * 1024]);
                await stream.WriteAsync(Encoding.Latin1.GetBytes(_answer));
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException or IOException)
        {
            // The test is over.
        }
    }
}
