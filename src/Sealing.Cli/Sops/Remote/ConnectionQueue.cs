using Microsoft.AspNetCore.Connections;

namespace Sealing.Cli.Sops.Remote;

/// <summary>
/// Serves so many connections at a time; the others wait for their turn. One that says nothing takes no place, and is closed soon: whoever can connect
/// could keep everybody else out otherwise.
/// </summary>
internal sealed class ConnectionQueue(int places, TimeSpan idleTimeout) : IDisposable
{
    private readonly SemaphoreSlim _free = new(places, places);

    /// <summary>What a connection goes through before <paramref name="next"/> serves it.</summary>
    public ConnectionDelegate Before(ConnectionDelegate next) => async connection =>
    {
        if (!await HasRequestAsync(connection))
        {
            return;
        }

        await _free.WaitAsync(connection.ConnectionClosed);
        try
        {
            await next(connection);
        }
        finally
        {
            _free.Release();
        }
    };

    public void Dispose() => _free.Dispose();

    // What is read here is read again by whoever serves it.
    private async Task<bool> HasRequestAsync(ConnectionContext connection)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(connection.ConnectionClosed);
        deadline.CancelAfter(idleTimeout);
        try
        {
            var start = await connection.Transport.Input.ReadAsync(deadline.Token);
            connection.Transport.Input.AdvanceTo(start.Buffer.Start);
            return !start.Buffer.IsEmpty;
        }
        catch (Exception e) when (e is OperationCanceledException or IOException)
        {
            return false;
        }
    }
}
