using System.Text;
using Sealing.Age;

namespace Sealing.Tests.Age.Plugins;

/// <summary>A plugin that says what it is told to, whatever it hears, and a user who answers from a list.</summary>
internal sealed class CannedPlugin(string says) : IAgePluginHost, IAgePluginConnection
{
    private readonly MemoryStream _heard = new();

    public Stream Input => _heard;

    public Stream Output { get; } = new TrickleStream(Encoding.UTF8.GetBytes(says));

    public string Heard => Encoding.UTF8.GetString(_heard.ToArray());

    public List<string> Started { get; } = [];

    public List<string> Shown { get; } = [];

    public bool HasUser { get; init; } = true;

    public bool IsDisposed { get; private set; }

    public IAgePluginConnection Start(string name, string stateMachine)
    {
        Started.Add($"age-plugin-{name} --age-plugin={stateMachine}");
        return this;
    }

    public bool ShowMessage(string name, string message)
    {
        Shown.Add(message);
        return HasUser;
    }

    public bool? Confirm(string name, string message, string yes, string? no)
    {
        Shown.Add($"{message} {yes}/{no}");
        return HasUser ? no is null : null;
    }

    public byte[]? RequestPublic(string name, string message) => HasUser ? "visible"u8.ToArray() : null;

    public byte[]? RequestSecret(string name, string message) => HasUser ? "1234"u8.ToArray() : null;

    public void Dispose() => IsDisposed = true;
}
