using System.Globalization;
using System.Net;
using System.Runtime.InteropServices;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Sealing.Cli.Host;
using Sealing.Cli.Host.Files;
using Sealing.Cli.Host.Terminals;

namespace Sealing.Cli.Sops.Remote;

/// <summary>Listens for calls until a signal ends it. Kestrel alone, without the rest of ASP.NET Core.</summary>
internal static class KeyServiceServer
{
    private const int MaxConnections = 1000; // at a time

    private static readonly PosixSignal[] Ends = [PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP];
    private static readonly List<PosixSignalRegistration> Held = []; // one that is collected listens no longer
    private static readonly TimeSpan IdleTimeout = TimeSpan.FromSeconds(30); // with one that asks nothing

    public static async Task RunAsync(KeyServiceAddress address, KeyServiceCalls calls)
    {
        var end = new TaskCompletionSource();

        // Held until the process ends, which is soon after: timeout(1) sends each signal twice, and the second would kill what is about to exit with 0.
        _ = Temporaries.Leave(Ends);
        Held.AddRange(Ends.Select(signal => PosixSignalRegistration.Create(signal, _ => end.TrySetResult())));
        using var socketFile = address.SocketPath is { } path ? SocketFile.Claim(path) : null;
        using var queue = new ConnectionQueue(MaxConnections, IdleTimeout);
        using var server = Create(address, queue);
        await StartAsync(server, address, calls);
        socketFile?.Restrict();
        Terminal.Line("Listening on " + Name(server, address));
        await end.Task;
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        await server.StopAsync(deadline.Token);
    }

    private static KestrelServer Create(KeyServiceAddress address, ConnectionQueue queue)
    {
        var options = new KestrelServerOptions { AddServerHeader = false, ApplicationServices = new NoServices() };
        options.Limits.KeepAliveTimeout = IdleTimeout;
        options.Limits.RequestHeadersTimeout = IdleTimeout;
        void Listen(ListenOptions listen)
        {
            listen.Protocols = HttpProtocols.Http2;
            listen.Use(queue.Before);
        }

        options.Limits.MaxRequestBodySize = null; // the application has a limit of its own, which it can answer with
        if (address.SocketPath is { } path)
        {
            options.ListenUnixSocket(path, Listen);
        }
        else if (address.Host.Length == 0)
        {
            options.ListenAnyIP(address.Port, Listen);
        }
        else
        {
            options.Listen(address.Bound(), address.Port, Listen);
        }

        var transport = new SocketTransportFactory(Options.Create(new SocketTransportOptions()), NullLoggerFactory.Instance);
        return new KestrelServer(Options.Create(options), transport, NullLoggerFactory.Instance);
    }

    private static async Task StartAsync(KestrelServer server, KeyServiceAddress address, KeyServiceCalls calls)
    {
        try
        {
            await server.StartAsync(new KeyServiceApplication(calls), CancellationToken.None);
        }
        catch (Exception e) when (e is IOException or System.Net.Sockets.SocketException)
        {
            var where = address.SocketPath ?? string.Create(CultureInfo.InvariantCulture, $"{address.Host}:{address.Port}");
            throw new SealingException($"cannot listen on {where}: {FileErrors.Lower((e.InnerException?.InnerException ?? e.InnerException ?? e).Message)}", e) { Hint = "name another with --address" };
        }
    }

    private static string Name(KestrelServer server, KeyServiceAddress address)
    {
        if (address.SocketPath is { } path)
        {
            return "unix://" + path;
        }

        var bound = new Uri(server.Features.Get<IServerAddressesFeature>()!.Addresses.First());
        if (!IPAddress.IsLoopback(address.Bound()))
        {
            Terminal.Warning("whoever reaches this address can use your keys: nothing asks who it is, and nothing is encrypted on the way");
        }

        return "tcp://" + bound.Authority;
    }

    // Kestrel asks for services that are used with TLS and HTTP/3 only.
    private sealed class NoServices : IServiceProvider
    {
        public object? GetService(Type serviceType) => null;
    }
}
