using System.Text.Json.Nodes;

namespace Sealing.TestCluster;

/// <summary>A Service of the cluster with one port, named or not.</summary>
internal sealed record TestService(string Namespace, string Name, string Port, string? Label)
{
    /// <summary>The released manifest's, one without a port name as releases before 0.17 have it, two of the Helm chart, and somebody else's.</summary>
    public static IReadOnlyList<TestService> All { get; } =
    [
        new("kube-system", "sealed-secrets-controller", "http", "name=sealed-secrets-controller"),
        new("kube-system", "unnamed", "", null),
        new("kube-system", "frontend", "web", null),
        new("flux-system", "sealed-secrets", "http", "app.kubernetes.io/name=sealed-secrets"),
        new("flux-system", "sealed-secrets-metrics", "metrics", "app.kubernetes.io/name=sealed-secrets"),
    ];

    /// <summary>How the API server's proxy is asked for it.</summary>
    public string Reference => $"http:{Name}:{Port}";

    public JsonObject ToJson()
    {
        var port = new JsonObject { ["protocol"] = "TCP", ["port"] = 8080, ["targetPort"] = "http" };
        if (Port.Length > 0)
        {
            port["name"] = Port;
        }

        return new JsonObject
        {
            ["kind"] = "Service",
            ["apiVersion"] = "v1",
            ["metadata"] = new JsonObject
            {
                ["name"] = Name,
                ["namespace"] = Namespace,
                ["labels"] = Label?.Split('=') is [var name, var value] ? new JsonObject { [name] = value } : null,
            },
            ["spec"] = new JsonObject { ["ports"] = new JsonArray(port), ["clusterIP"] = "10.96.0.10", ["type"] = "ClusterIP" },
        };
    }
}
