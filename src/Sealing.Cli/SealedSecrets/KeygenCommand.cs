using System.CommandLine;
using System.Text;
using Sealing.Cli.Host;
using Sealing.Cli.Host.Files;
using Sealing.Cli.Host.Parsing;
using Sealing.Cli.Host.Terminals;
using Sealing.SealedSecrets;

namespace Sealing.Cli.SealedSecrets;

/// <summary><c>seal keygen</c>: a key pair as the controller makes one, or an age identity.</summary>
internal static class KeygenCommand
{
    private const UnixFileMode PublicMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    public static Command Create()
    {
        var key = Flags.File("--key", "File for the private key (default tls.key; none with --secret; standard output with --age)");
        var certificate = Flags.File("--cert", "File for the certificate (default tls.crt)");
        var keySize = Flags.Number("--key-size", "Bits of the RSA key", 4096, SealingKeyPair.MinKeySize, SealingKeyPair.MaxKeySize);
        var days = Flags.Number("--days", "Days that the certificate is valid", 3650, 1, 36500);
        var commonName = Flags.Text("--my-cn", "Common name of the certificate (default none)");
        var secret = Flags.Switch("--secret", "Print the Secret that loads the pair into the controller");
        var name = Flags.Text("--name", "Name of that Secret (default sealed-secrets-key-custom)");
        var space = Flags.Text("--namespace", "Namespace of the controller (default kube-system)", "-n");
        var age = Flags.Switch("--age", "Make an age identity instead, for SOPS files");
        var hybrid = Flags.Switch("--pq", "Make it a post-quantum one, with --age");
        var command = new Command("keygen", "Make a key pair and certificate like the controller's, or an age identity")
        {
            key, certificate, keySize, days, commonName, secret, name, space, age, hybrid,
        };
        command.SetAction(line =>
        {
            if (line.GetValue(age))
            {
                MakeIdentity(line, Flags.Value(line, key), line.GetValue(hybrid), [certificate, keySize, days, commonName, secret, name, space]);
                return 0;
            }

            if (line.GetValue(hybrid))
            {
                throw new UsageException("--pq is a kind of age identity: give --age too");
            }

            var isSecret = line.GetValue(secret);
            if (!isSecret && (line.GetResult(name) ?? line.GetResult(space)) is not null)
            {
                throw new UsageException("--name and --namespace are those of the Secret that --secret prints");
            }

            var keyFile = Flags.Value(line, key) ?? (isSecret ? null : "tls.key");
            var certificateFile = Flags.Value(line, certificate) ?? "tls.crt";
            RefuseExisting(keyFile, certificateFile);
            if (keyFile is not null && Path.GetFullPath(keyFile) == Path.GetFullPath(certificateFile))
            {
                throw new UsageException("--key and --cert must be two files: the certificate would take the place of the key");
            }

            var pair = SealingKeyPair.Generate(TimeProvider.System, line.GetValue(keySize), line.GetValue(days), line.GetValue(commonName));
            Write(keyFile, pair.PrivateKeyPem, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            Write(certificateFile, pair.CertificatePem, PublicMode);
            if (isSecret)
            {
                var manifest = pair.ToSecret(Flags.Value(line, name) ?? "sealed-secrets-key-custom", Flags.Value(line, space) ?? "kube-system");
                Terminal.Write(manifest.Write(Manifests.ManifestFormat.Yaml));
            }

            return 0;
        });
        return command;
    }

    private static void MakeIdentity(ParseResult line, string? path, bool isHybrid, Option[] others)
    {
        if (others.FirstOrDefault(option => line.GetResult(option) is { Implicit: false }) is { } other)
        {
            throw new UsageException($"--age makes an identity, which has no certificate: leave {other.Name} away");
        }

        RefuseExisting(path);
        AgeKeygen.Run(path, isHybrid, TimeProvider.System);
    }

    // A key that is lost is lost for ever: none is overwritten.
    private static void RefuseExisting(params ReadOnlySpan<string?> paths)
    {
        foreach (var path in paths)
        {
            if (path is not null && File.Exists(path))
            {
                throw new SealingException(path + " exists already") { Hint = "move it away, or name another file" };
            }
        }
    }

    private static void Write(string? path, string content, UnixFileMode mode)
    {
        if (path is not null)
        {
            FileOutput.Replace(path, Encoding.ASCII.GetBytes(content), mode);
        }
    }
}
