namespace Sealing.Age;

/// <summary>
/// What plugins need from a program: it starts them, and speaks to the user for them. The members with a body may be left out: the plugin is told
/// then that there is nobody to ask.
/// </summary>
/// <remarks>References: C2SP age-plugin.md. A plugin's texts are shown as they come: strip what a terminal would take as a command.</remarks>
public interface IAgePluginHost
{
    /// <summary>Starts the program <c>age-plugin-NAME</c> with the one argument <c>--age-plugin=STATE_MACHINE</c>.</summary>
    /// <param name="name">Letters, digits and <c>+-._</c> only, lower case.</param>
    /// <param name="stateMachine"><c>recipient-v1</c> or <c>identity-v1</c>.</param>
    /// <exception cref="SealingException">There is no such plugin, or it does not start.</exception>
    IAgePluginConnection Start(string name, string stateMachine);

    /// <summary>Shows a message, such as that a key has to be touched; false where there is nobody to show it to.</summary>
    bool ShowMessage(string name, string message) => false;

    /// <summary>The user's choice, true for <paramref name="yes"/>, or null where there is nobody to ask.</summary>
    bool? Confirm(string name, string message, string yes, string? no) => null;

    /// <summary>A text that may be seen, in UTF-8, or null.</summary>
    byte[]? RequestPublic(string name, string message) => null;

    /// <summary>A secret such as a PIN, in UTF-8, or null. It is cleared after use.</summary>
    byte[]? RequestSecret(string name, string message) => null;
}
