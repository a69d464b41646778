using System.Text;
using System.Text.Json;

namespace Sealing.Kubernetes.Configuration;

/// <summary>What an exec plugin is told, in <c>KUBERNETES_EXEC_INFO</c>: JSON in the order of client-go.</summary>
internal static class ExecInfo
{
    public static string Write(ExecPlugin plugin, KubeCluster cluster, bool isInteractive)
    {
        using var text = new MemoryStream();
        using (var json = new Utf8JsonWriter(text))
        {
            json.WriteStartObject();
            json.WriteString("kind", "ExecCredential");
            json.WriteString("apiVersion", plugin.ApiVersion);
            json.WriteStartObject("spec");
            json.WriteBoolean("interactive", isInteractive);
            if (plugin.ProvidesClusterInfo)
            {
                WriteCluster(json, cluster);
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(text.ToArray());
    }

    private static void WriteCluster(Utf8JsonWriter json, KubeCluster cluster)
    {
        json.WriteStartObject("cluster");
        AddIfPresent(json, "server", cluster.Server);
        AddIfPresent(json, "tls-server-name", cluster.TlsServerName);
        json.WriteBoolean("insecure-skip-tls-verify", cluster.SkipsTlsVerify);
        AddIfPresent(json, "certificate-authority-data", cluster.CertificateAuthorityData
            ?? (cluster.CertificateAuthority is { } file ? Convert.ToBase64String(LocalFile.Read(file)) : null));
        AddIfPresent(json, "proxy-url", cluster.ProxyUrl);
        json.WriteEndObject();
    }

    private static void AddIfPresent(Utf8JsonWriter json, string name, string? text)
    {
        if (!string.IsNullOrEmpty(text))
        {
            json.WriteString(name, text);
        }
    }
}
