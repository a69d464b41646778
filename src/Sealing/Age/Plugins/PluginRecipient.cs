using System.Security.Cryptography;
using Sealing.Age.Format;

namespace Sealing.Age.Plugins;

/// <summary>A recipient that a plugin wraps for. References: C2SP age-plugin.md, "Wrapping with recipient-v1".</summary>
/// <param name="host">Starts the plugin.</param>
/// <param name="name">The plugin's.</param>
/// <param name="text">The recipient, in Bech32.</param>
internal sealed class PluginRecipient(IAgePluginHost host, string name, string text) : IAgeRecipient
{
    public WrappedFileKey Wrap(ReadOnlySpan<byte> fileKey)
    {
        using var conversation = PluginConversation.Start(host, name, "recipient-v1");
        conversation.Send("add-recipient", text);
        conversation.SendGrease();
        SendFileKey(conversation, fileKey);
        conversation.Send("extension-labels");

        var stanzas = new List<AgeStanza>();
        IReadOnlyList<string>? labels = null;
        conversation.Finish(command =>
        {
            switch (command)
            {
                case { Type: "recipient-stanza", Arguments: ["0", var type, ..] } when stanzas.Count < AgeHeader.MaxStanzas:
                    stanzas.Add(new AgeStanza(type, [.. command.Arguments.Skip(2)], command.Body));
                    return true;
                case { Type: "labels" } when labels is null:
                    labels = command.Arguments;
                    return true;
                case { Type: "recipient-stanza" or "labels" }:
                    throw conversation.Failure("it sent a stanza that it was not asked for");
                default:
                    return false;
            }
        });
        return stanzas.Count > 0 ? new WrappedFileKey(stanzas) { Labels = labels ?? [] } : throw conversation.Failure("it gave no stanza");
    }

    private static void SendFileKey(PluginConversation conversation, ReadOnlySpan<byte> fileKey)
    {
        var body = fileKey.ToArray();
        conversation.Send(new AgeStanza("wrap-file-key", [], body));
        CryptographicOperations.ZeroMemory(body);
    }
}
