namespace Sealing.Guard.Values;

/// <summary>Values that may be read by anyone: certificates, public keys, recipients, known hosts.</summary>
internal static class PublicMaterial
{
    private static readonly string[] Starts =
    [
        "-----BEGIN CERTIFICATE", "-----BEGIN TRUSTED CERTIFICATE", "-----BEGIN X509 CRL", "-----BEGIN PUBLIC KEY", "-----BEGIN RSA PUBLIC KEY", "-----BEGIN PGP PUBLIC KEY", "-----BEGIN SSH2 PUBLIC",
        "-----BEGIN DH PARAMETERS", "ssh-ed25519 AAAA", "ssh-rsa AAAA", "ecdsa-sha2-", "sk-ssh-", "sk-ecdsa-", "age1",
    ];

    private static readonly string[] HostKeys = [" ssh-rsa AAAA", " ssh-ed25519 AAAA", " ecdsa-sha2-nistp"];

    /// <summary>Whether the whole value is public.</summary>
    public static bool Is(string value)
    {
        if (value.Contains("PRIVATE KEY", StringComparison.Ordinal) || value.Contains("AGE-SECRET-KEY-", StringComparison.Ordinal))
        {
            return false;
        }

        var text = value.AsSpan().Trim();
        foreach (var start in Starts)
        {
            if (text.StartsWith(start, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return IsKnownHosts(text);
    }

    private static bool IsKnownHosts(ReadOnlySpan<char> text)
    {
        foreach (var line in text.EnumerateLines())
        {
            if (!line.Trim().IsEmpty && !line.StartsWith("#", StringComparison.Ordinal) && !HasHostKey(line))
            {
                return false;
            }
        }

        return !text.IsEmpty;
    }

    private static bool HasHostKey(ReadOnlySpan<char> line)
    {
        foreach (var key in HostKeys)
        {
            if (line.Contains(key, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
