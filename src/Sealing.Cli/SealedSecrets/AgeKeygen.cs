using System.Globalization;
using System.Text;
using Sealing.Age;
using Sealing.Cli.Host.Files;
using Sealing.Cli.Host.Terminals;

namespace Sealing.Cli.SealedSecrets;

/// <summary>An age identity, as age-keygen writes it: to standard output, or to a file of which the recipient is said.</summary>
internal static class AgeKeygen
{
    public static void Run(string? path, bool isHybrid, TimeProvider time)
    {
        var (identity, recipient) = isHybrid ? Hybrid() : Classic();
        var created = time.GetLocalNow().ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
        var text = $"# created: {created}\n# public key: {recipient}\n{identity}\n";
        if (path is null)
        {
            Terminal.Write(text);
            return;
        }

        FileOutput.Replace(path, Encoding.ASCII.GetBytes(text), UnixFileMode.UserRead | UnixFileMode.UserWrite);
        Terminal.Write(recipient + "\n");
    }

    private static (string Identity, string Recipient) Classic()
    {
        using var identity = X25519Identity.Generate();
        return (identity.Export(), identity.Recipient.ToString());
    }

    private static (string Identity, string Recipient) Hybrid()
    {
        using var identity = HybridIdentity.Generate();
        return (identity.Export(), identity.Recipient.ToString());
    }
}
