using System.CommandLine;
using System.Text;
using Sealing.SealedSecrets;

namespace Sealing.Cli.Commands;

/// <summary><c>seal keygen</c>: a key pair as the controller makes one.</summary>
internal static class KeygenCommand
{
    private const UnixFileMode PublicMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    public static Command Create()
    {
        var key = Flags.Text("--key", "File for the private key (default tls.key; none with --secret)");
        var certificate = Flags.Text("--cert", "File for the certificate (default tls.crt)");
        var secret = Flags.Switch("--secret", "Print the Secret that loads the pair into the controller");
        var name = Flags.Text("--name", "Name of that Secret (default sealed-secrets-key-custom)");
        var space = Flags.Text("--namespace", "Namespace of the controller (default kube-system)", "-n");
        var command = new Command("keygen", "Make a key pair and certificate like the controller's") { key, certificate, secret, name, space };
        command.SetAction(line =>
        {
            var pair = SealingKeyPair.Generate(TimeProvider.System);
            var isSecret = line.GetValue(secret);
            Create(line.GetValue(certificate) ?? "tls.crt", pair.CertificatePem, PublicMode);
            if (line.GetValue(key) is { } file || (!isSecret && (file = "tls.key") is not null))
            {
                Create(file, pair.PrivateKeyPem, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            }

            if (isSecret)
            {
                var manifest = pair.ToSecret(line.GetValue(name) ?? "sealed-secrets-key-custom", line.GetValue(space) ?? "kube-system");
                Terminal.Write(manifest.Write(Manifests.ManifestFormat.Yaml));
            }

            return 0;
        });
        return command;
    }

    // A key that is lost is lost for ever: none is overwritten.
    private static void Create(string path, string content, UnixFileMode mode)
    {
        if (File.Exists(path))
        {
            throw new SealingException(path + " exists already") { Hint = "move it away, or name another file" };
        }

        FileOutput.Replace(path, Encoding.ASCII.GetBytes(content), mode);
    }
}
