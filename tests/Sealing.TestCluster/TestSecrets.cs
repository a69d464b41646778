using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Sealing.SealedSecrets;

namespace Sealing.TestCluster;

/// <summary>Secrets as an API server answers with them: those of a list have no kind of their own.</summary>
internal static class TestSecrets
{
    public const string Label = "sealedsecrets.bitnami.com/sealed-secrets-key";

    /// <summary>The Secrets of the controller's keys. The newest is active, an older one too; the first of several was retired by somebody.</summary>
    public static JsonObject List(IReadOnlyList<SealingKeyPair> pairs) => new()
    {
        ["kind"] = "SecretList",
        ["apiVersion"] = "v1",
        ["metadata"] = new JsonObject { ["resourceVersion"] = "1" },
        ["items"] = new JsonArray([.. pairs.Select((pair, i) => Key(pair, i + 1, pairs.Count > 1 && i == 0 ? "compromised" : "active"))]),
    };

    /// <summary>What the controller made of a SealedSecret.</summary>
    public static JsonObject Applied(string space, string name) => new()
    {
        ["kind"] = "Secret",
        ["apiVersion"] = "v1",
        ["metadata"] = Metadata(space, name),
        ["type"] = "Opaque",
        ["data"] = new JsonObject { ["mariadb-password"] = Base64("of the cluster") },
    };

    private static JsonObject Key(SealingKeyPair pair, int number, string state)
    {
        var metadata = Metadata("kube-system", string.Create(CultureInfo.InvariantCulture, $"sealed-secrets-key{number}"));
        metadata["labels"] = new JsonObject { [Label] = state };
        return new JsonObject
        {
            ["metadata"] = metadata,
            ["type"] = "kubernetes.io/tls",
            ["data"] = new JsonObject { ["tls.crt"] = Base64(pair.CertificatePem), ["tls.key"] = Base64(pair.PrivateKeyPem) },
        };
    }

    private static JsonObject Metadata(string space, string name) => new()
    {
        ["name"] = name,
        ["namespace"] = space,
        ["uid"] = "8d8c1f0e-0000-4000-8000-000000000000",
        ["resourceVersion"] = "7",
        ["creationTimestamp"] = "2026-01-31T00:00:00Z",
        ["managedFields"] = new JsonArray(new JsonObject { ["manager"] = "controller", ["operation"] = "Update" }),
    };

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
