using System.Runtime.InteropServices;

namespace Sealing.Age.Plugins;

/// <summary>An identity that a plugin unwraps with. References: C2SP age-plugin.md, "Unwrapping with identity-v1".</summary>
/// <param name="host">Starts the plugin.</param>
/// <param name="name">The plugin's.</param>
/// <param name="text">The identity, in Bech32: what lets the plugin find the key, and rarely the key itself.</param>
internal sealed class PluginIdentity(IAgePluginHost host, string name, string text) : IAgeIdentity
{
    public bool MayPrompt => true;

    public byte[]? Unwrap(IReadOnlyList<AgeStanza> stanzas)
    {
        using var conversation = PluginConversation.Start(host, name, "identity-v1");
        conversation.Send("add-identity", text);
        conversation.SendGrease();
        foreach (var stanza in stanzas)
        {
            conversation.Send(new AgeStanza("recipient-stanza", ["0", stanza.Type, .. stanza.Arguments], stanza.Body));
        }

        byte[]? fileKey = null;
        conversation.Finish(command =>
        {
            switch (command)
            {
                case { Type: "file-key", Arguments: ["0"] } when fileKey is null:
                    fileKey = MemoryMarshal.TryGetArray(command.Body, out var body) ? body.Array : null; // the array itself, which the caller clears
                    return true;
                case { Type: "file-key" }:
                    throw conversation.Failure("it sent a file key that it was not asked for");
                default:
                    return false;
            }
        });
        return fileKey;
    }

    public void Dispose()
    {
    }
}
