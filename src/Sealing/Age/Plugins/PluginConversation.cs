using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using Sealing.Age.Format;

namespace Sealing.Age.Plugins;

/// <summary>
/// The two phases of a conversation with a plugin: ours, in which commands are sent, and the plugin's, in which each of its commands is answered.
/// </summary>
/// <remarks>References: C2SP age-plugin.md, "State machines". The limits are ours.</remarks>
internal sealed class PluginConversation : IDisposable
{
    private const int MaxCommands = 4096;
    private const int MaxCommandLength = 1024 * 1024;
    private const int MaxMessageLength = 4096;

    private readonly string _name;
    private readonly IAgePluginHost _host;
    private readonly IAgePluginConnection _connection;
    private readonly ByteSource _source;
    private readonly ArrayBufferWriter<byte> _pending = new();

    private PluginConversation(IAgePluginHost host, string name, string stateMachine)
    {
        (_host, _name) = (host, name);
        _connection = host.Start(name, stateMachine);
        _source = new ByteSource(_connection.Output.Read);
    }

    public static PluginConversation Start(IAgePluginHost host, string name, string stateMachine) => new(host, name, stateMachine);

    public void Send(string command, params string[] arguments) => Send(new AgeStanza(command, arguments, default));

    public void Send(AgeStanza command) => StanzaText.Write(command, _pending);

    /// <summary>A command that no plugin knows: it has to pass over it, and learns to by meeting one each time.</summary>
    public void SendGrease() => Send("grease-" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4)), Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4)));

    /// <summary>
    /// Ends our phase, and answers the plugin until it is done. <paramref name="take"/> gets the commands that belong to this state machine, and says
    /// false to one that it does not know.
    /// </summary>
    public void Finish(Func<AgeStanza, bool> take)
    {
        try
        {
            Send("done");
            Flush();
            for (var count = 0; Receive() is { Type: not "done" } command; count++)
            {
                Answer(count < MaxCommands ? command : throw Failure("it does not come to an end"), take);
            }
        }
        catch (Exception e) when (e is IOException or SealingException { Kind: ErrorKind.InvalidAgeHeader })
        {
            throw Failure("it broke off, or does not keep to the protocol");
        }
    }

    public SealingException Failure(string reason) => new($"the plugin age-plugin-{_name} failed: {reason}");

    public void Dispose()
    {
        _pending.Clear();
        _source.Clear();
        _connection.Dispose();
    }

    private AgeStanza Receive()
    {
        var lines = new LineReader(_source, MaxCommandLength);
        var command = StanzaText.Read(lines.Next(), lines);
        lines.Clear();
        return command;
    }

    private void Answer(AgeStanza command, Func<AgeStanza, bool> take)
    {
        switch (command.Type)
        {
            case "msg":
                Reply(_host.ShowMessage(_name, Text(command.Body.Span)) ? "ok" : "fail");
                break;
            case "confirm":
                Confirm(command);
                break;
            case "request-public":
                Reply(_host.RequestPublic(_name, Text(command.Body.Span)));
                break;
            case "request-secret":
                Reply(_host.RequestSecret(_name, Text(command.Body.Span)));
                break;
            case "error":
                Reply("ok");
                throw Failure(Text(command.Body.Span));
            default:
                Reply(take(command) ? "ok" : "unsupported");
                break;
        }
    }

    private void Confirm(AgeStanza command)
    {
        if (command.Arguments.Count is not (1 or 2))
        {
            throw Failure("it asks for a choice without saying between what");
        }

        var choices = command.Arguments.Select(argument => Text(UnpaddedBase64.Decode(argument))).ToArray();
        switch (_host.Confirm(_name, Text(command.Body.Span), choices[0], choices.ElementAtOrDefault(1)))
        {
            case { } isYes:
                Reply("ok", isYes ? "yes" : "no");
                break;
            default:
                Reply("fail");
                break;
        }
    }

    private void Reply(string response, params string[] arguments)
    {
        Send(response, arguments);
        Flush();
    }

    private void Reply(byte[]? answer)
    {
        Send(new AgeStanza(answer is null ? "fail" : "ok", [], answer));
        CryptographicOperations.ZeroMemory(answer);
        Flush();
    }

    private void Flush()
    {
        _connection.Input.Write(_pending.WrittenSpan);
        _connection.Input.Flush();
        _pending.Clear();
    }

    private static string Text(ReadOnlySpan<byte> body) => Encoding.UTF8.GetString(body[..Math.Min(body.Length, MaxMessageLength)]);
}
