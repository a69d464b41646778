using System.Buffers;
using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Sealing.Cli.Tests.Pages;

/// <summary>The DevTools protocol of a browser over its socket: commands with their answers, and the events that come meanwhile.</summary>
internal sealed class DevTools : IAsyncDisposable
{
    private readonly ClientWebSocket _socket = new();
    private readonly ConcurrentDictionary<int, TaskCompletionSource<JsonNode>> _waiting = [];
    private readonly CancellationTokenSource _end = new();
    private Task _reading = Task.CompletedTask;
    private int _last;

    /// <summary>The events of all sessions in their order.</summary>
    public ConcurrentQueue<JsonNode> Events { get; } = [];

    public static async Task<DevTools> ConnectAsync(Uri address)
    {
        var tools = new DevTools();
        await tools._socket.ConnectAsync(address, CancellationToken.None);
        tools._reading = tools.ReadAsync();
        return tools;
    }

    /// <summary>What the browser answers.</summary>
    /// <exception cref="InvalidOperationException">It answers with an error.</exception>
    public async Task<JsonNode> SendAsync(string method, object? parameters = null, string? session = null)
    {
        var number = Interlocked.Increment(ref _last);
        var answer = _waiting[number] = new TaskCompletionSource<JsonNode>(TaskCreationOptions.RunContinuationsAsynchronously);
        var message = new JsonObject { ["id"] = number, ["method"] = method, ["params"] = JsonSerializer.SerializeToNode(parameters ?? new { }) };
        if (session is not null)
        {
            message["sessionId"] = session;
        }

        await _socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(message), WebSocketMessageType.Text, endOfMessage: true, _end.Token);
        var received = await answer.Task.WaitAsync(TimeSpan.FromMinutes(1));
        return received["error"] is { } error ? throw new InvalidOperationException(method + ": " + error.ToJsonString()) : received["result"]!;
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _socket.Dispose();
        _end.Dispose();
    }

    private async Task ReadAsync()
    {
        var message = new ArrayBufferWriter<byte>();
        while (true)
        {
            var part = await _socket.ReceiveAsync(message.GetMemory(1 << 16), _end.Token);
            message.Advance(part.Count);
            if (part.EndOfMessage)
            {
                Take(JsonNode.Parse(message.WrittenSpan)!);
                message.ResetWrittenCount();
            }
        }
    }

    private void Take(JsonNode message)
    {
        if (message["id"] is not { } number)
        {
            Events.Enqueue(message);
        }
        else if (_waiting.TryRemove(number.GetValue<int>(), out var answer))
        {
            answer.SetResult(message);
        }
    }
}
