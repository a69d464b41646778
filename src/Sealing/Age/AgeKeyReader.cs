using Sealing.Age.Format;
using Sealing.Age.Plugins;
using Sealing.Age.Ssh;

namespace Sealing.Age;

/// <summary>Reads recipients and identities of every kind: native keys, SSH keys, files of them.</summary>
public sealed class AgeKeyReader
{
    private const int MaxFileSize = 16 * 1024 * 1024;

    /// <summary>
    /// Asks for a passphrase: told what it is for, such as <c>the SSH key id_rsa</c>, it gives the passphrase in UTF-8, which is cleared after
    /// use, or null for none. Without it, nothing that is under a passphrase can be opened.
    /// </summary>
    public Func<string, byte[]?>? AskPassphrase { get; init; }

    /// <summary>Starts plugins and speaks to the user for them. Without it, keys of plugins are refused.</summary>
    public IAgePluginHost? Plugins { get; init; }

    /// <summary>
    /// The recipient that a text spells: <c>age1...</c>, <c>age1pq1...</c>, a plugin's <c>age1NAME1...</c>, <c>ssh-ed25519 ...</c> or <c>ssh-rsa ...</c>.
    /// </summary>
    /// <exception cref="SealingException">It is none of these.</exception>
    public IAgeRecipient ReadRecipient(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text switch
        {
            _ when text.StartsWith(HybridRecipient.Prefix + "1", StringComparison.Ordinal) => HybridRecipient.Parse(text),
            _ when PluginName.OfRecipient(text) is { } plugin => new PluginRecipient(HostFor(plugin), plugin, text),
            _ when text.StartsWith("age1", StringComparison.Ordinal) => X25519Recipient.Parse(text),
            _ when text.StartsWith("ssh-", StringComparison.Ordinal) => SshRecipients.Parse(text),
            _ => throw UnknownRecipient(text),
        };
    }

    /// <summary>The recipients of a file: one a line, empty lines and lines that start with <c>#</c> skipped.</summary>
    /// <param name="file">The bytes of the file, UTF-8.</param>
    /// <param name="name">What to call the file in messages.</param>
    /// <exception cref="SealingException">A line is not a recipient, or there is none.</exception>
    public IReadOnlyList<IAgeRecipient> ReadRecipients(ReadOnlySpan<byte> file, string name)
    {
        try
        {
            return KeyLines.Read(file, line => ReadRecipient(line.ToString()));
        }
        catch (SealingException e)
        {
            throw e.In(name);
        }
    }

    /// <summary>The identity that a text spells: <c>AGE-SECRET-KEY-1...</c>, <c>AGE-SECRET-KEY-PQ-1...</c> or a plugin's <c>AGE-PLUGIN-NAME-1...</c>.</summary>
    /// <exception cref="SealingException">It is none of these; the message does not repeat it.</exception>
    public IAgeIdentity ReadIdentity(ReadOnlySpan<char> text) => text switch
    {
        _ when text.StartsWith("AGE-SECRET-KEY-PQ-1") => HybridIdentity.Parse(text),
        _ when text.StartsWith("AGE-SECRET-KEY-1") => X25519Identity.Parse(text),
        _ when PluginName.OfIdentity(text) is { } plugin => new PluginIdentity(HostFor(plugin), plugin, text.ToString()),
        _ => throw new SealingException(ErrorKind.InvalidKey, "unknown identity type"),
    };

    /// <summary>
    /// The identities of a file: one a line, empty lines and lines that start with <c>#</c> skipped; or all of that as an age file under a
    /// passphrase, binary or armored; or a private key of SSH in OpenSSH's format or PEM. A passphrase is asked for only when it is needed.
    /// </summary>
    /// <param name="file">The bytes of the file, 16 MiB at most.</param>
    /// <param name="name">What to call the file in messages.</param>
    /// <exception cref="SealingException">There is no identity in it, or a line is not one; the message does not repeat it.</exception>
    public IReadOnlyList<IAgeIdentity> ReadIdentities(ReadOnlySpan<byte> file, string name)
    {
        try
        {
            return Identities(file, name);
        }
        catch (SealingException e)
        {
            throw e.In(name);
        }
    }

    private List<IAgeIdentity> Identities(ReadOnlySpan<byte> file, string name)
    {
        if (file.Length > MaxFileSize)
        {
            throw new SealingException(ErrorKind.InvalidKey, "larger than 16 MiB, which no file of identities is");
        }

        var start = file.TrimStart(" \t\r\n"u8);
        if (file.StartsWith("age-encryption.org/"u8) || start.StartsWith("-----BEGIN AGE"u8))
        {
            return [new LockedIdentityFile(file.ToArray(), plain => ReadLines(plain), new Passphrase(name, AskPassphrase))];
        }

        return start.StartsWith("-----BEGIN"u8) ? [SshKeyFile.Read(file, name, AskPassphrase)] : ReadLines(file);
    }

    private IAgePluginHost HostFor(string plugin) =>
        Plugins ?? throw new SealingException(ErrorKind.InvalidKey, $"this is a key of the plugin age-plugin-{plugin}, and plugins are not used here");

    private List<IAgeIdentity> ReadLines(ReadOnlySpan<byte> file) => KeyLines.Read(file, line => ReadIdentity(line));

    private static SealingException UnknownRecipient(string text) =>
        text.StartsWith("AGE-", StringComparison.OrdinalIgnoreCase)
            ? new SealingException(ErrorKind.InvalidKey, "a secret key is given where a recipient is expected")
            {
                Hint = "a recipient is the public key: age1..., or ssh-ed25519 and ssh-rsa lines",
            }
            : new SealingException(ErrorKind.InvalidKey, "unknown recipient type: " + text);
}
