using System.CommandLine;
using System.Globalization;
using System.Text;
using Sealing.Cli.Host.Parsing;
using Sealing.Cli.Host.Processes;
using Sealing.Cli.Host.Terminals;
using Sealing.Manifests;
using Sealing.SealedSecrets;

namespace Sealing.Cli.SealedSecrets.Cluster;

/// <summary><c>seal keys list</c> and <c>seal keys backup</c>: the controller's private keys, for those who may read them in the cluster.</summary>
internal static class KeysCommand
{
    private const string Label = "sealedsecrets.bitnami.com/sealed-secrets-key";

    public static Command Create(ClusterOptions cluster) => new("keys", """
        Look at and keep the controller's private keys.

          seal keys backup --age age1... -w keys.age
        """) { List(cluster), KeysBackup.Create(cluster) };

    /// <summary>The Secrets with the keys, oldest first.</summary>
    /// <exception cref="SealingException">They cannot be read, or there are none.</exception>
    public static IReadOnlyList<SecretManifest> Fetch(ClusterArguments cluster)
    {
        using var client = cluster.Connect();
        var secrets = Waiting.For(client.FetchKeysAsync);
        return secrets.Count > 0 ? [.. secrets.OrderBy(secret => Certificate(secret)?.NotBefore)] : throw new SealingException("the controller's namespace has no keys")
        {
            Hint = "--controller-namespace names another",
        };
    }

    private static Command List(ClusterOptions cluster)
    {
        var list = new Command("list", """
            Print fingerprint, validity and state of the controller's keys, the newest last. No private key is shown.

              seal keys list --context product
            """);
        foreach (var option in cluster.All)
        {
            list.Options.Add(option);
        }

        list.SetAction(line =>
        {
            Terminal.Report(Describe(Fetch(new ClusterArguments(line, cluster))));
            return 0;
        });
        return list;
    }

    private static string Describe(IReadOnlyList<SecretManifest> secrets)
    {
        var text = new StringBuilder(string.Create(CultureInfo.InvariantCulture, $"{"FINGERPRINT",-50} {"FROM",-10} {"UNTIL",-10} {"STATE",-8} NAME\n"));
        foreach (var secret in secrets)
        {
            var certificate = Certificate(secret);
            var (from, until) = (certificate?.NotBefore, certificate?.NotAfter);
            text.Append(CultureInfo.InvariantCulture, $"{certificate?.Fingerprint ?? "?",-50} {from,-10:yyyy-MM-dd} {until,-10:yyyy-MM-dd} {secret.Metadata.Labels.GetValueOrDefault(Label) ?? "",-8} {secret.Metadata.Name}\n");
            certificate?.Dispose();
            secret.Clear();
        }

        return text.ToString();
    }

    // One that is broken is listed without.
    private static SealingCertificate? Certificate(SecretManifest secret)
    {
        try
        {
            return secret.Data.TryGetValue("tls.crt", out var pem) ? SealingCertificate.Load(pem) : null;
        }
        catch (SealingException)
        {
            return null;
        }
    }
}
