using System.CommandLine;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Sealing.Cli.Host;
using Sealing.Cli.Host.Files;
using Sealing.Cli.Host.Parsing;
using Sealing.Cli.Secrets.Values;

namespace Sealing.Cli.Secrets.Creation;

/// <summary>The certificate and private key of a server.</summary>
internal sealed class TlsSecret : ISecretKind
{
    private static readonly string[] KnownAlgorithms = ["1.2.840.113549.1.1.1", "1.2.840.10045.2.1"]; // RSA and ECDSA: of others the platform knows no keys

    private readonly Option<string> _certificate = Flags.File("--cert", "PEM file with the server's certificate, as in kubectl; the one to seal with is --sealing-cert");
    private readonly Option<string> _key = Flags.File("--key", "PEM file with its private key");

    public string Name => "tls";

    public string Description => """
        Make a Secret of a server's certificate and key, and seal it.

          seal create secret tls web -n shop --cert tls.crt --key tls.key --sealing-cert pub-sealed-secrets.pem > web.yaml
        """;

    public IEnumerable<Option> Options => [_certificate, _key];

    public string? Type(ParseResult line) => "kubernetes.io/tls";

    public void Read(ParseResult line, SecretValues values)
    {
        if ((Flags.Value(line, _certificate), Flags.Value(line, _key)) is not ({ } certificateFile, { } keyFile))
        {
            throw new UsageException("key and cert must be specified") { Hint = "--cert and --key name the server's certificate and private key" };
        }

        values.Add("tls.crt", InputFile.Read(certificateFile));
        values.Add("tls.key", InputFile.Read(keyFile));
        Check(values.Data["tls.crt"], values.Data["tls.key"], (certificateFile, keyFile));
    }

    private static void Check(byte[] certificate, byte[] key, (string Certificate, string Key) files)
    {
        var (certificateText, keyText) = (Chars(certificate), Chars(key));
        try
        {
            using var alone = Certificate(certificateText, files.Certificate);
            if (!keyText.AsSpan().Contains("PRIVATE KEY-----", StringComparison.Ordinal))
            {
                throw new SealingException($"{files.Key}: no private key in PEM");
            }

            if (KnownAlgorithms.Contains(alone.GetKeyAlgorithm(), StringComparer.Ordinal) && !keyText.AsSpan().Contains("ENCRYPTED", StringComparison.Ordinal))
            {
                using var pair = X509Certificate2.CreateFromPem(certificateText, keyText);
            }
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException)
        {
            throw new SealingException($"{files.Key}: it is no private key of the certificate {files.Certificate}", e);
        }
        finally
        {
            Array.Clear(keyText);
        }
    }

    private static X509Certificate2 Certificate(char[] text, string file)
    {
        try
        {
            return X509Certificate2.CreateFromPem(text);
        }
        catch (CryptographicException e)
        {
            throw new SealingException($"{file}: no certificate in PEM", e)
            {
                Hint = text.AsSpan().Contains("PRIVATE KEY-----", StringComparison.Ordinal) ? "it is a private key: --cert and --key may have been switched" : null,
            };
        }
    }

    private static char[] Chars(byte[] bytes) => Array.ConvertAll(bytes, value => (char)value);
}
