namespace Sealing.Age.Ssh;

internal static class SshRecipients
{
    /// <summary>The recipient of an authorized_keys line.</summary>
    public static IAgeRecipient Parse(string line)
    {
        var key = SshPublicKey.Parse(line);
        return key.Type == SshPublicKey.RsaType ? new SshRsaRecipient(key) : new SshEd25519Recipient(key);
    }
}
