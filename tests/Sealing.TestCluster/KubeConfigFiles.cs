using System.Globalization;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Sealing.TestCluster;

/// <summary>
/// Writes a kubeconfig with a context for each way to say who one is, and for each fault; the current one is <c>admin</c>, with a token.
/// </summary>
internal sealed class KubeConfigFiles(Cluster cluster, TestCertificates certificates)
{
    public void Write(string folder)
    {
        Directory.CreateDirectory(folder);
        void File(string name, string text) => System.IO.File.WriteAllText(Path.Combine(folder, name), text);
        File("ca.crt", TestCertificates.StrangerPem() + certificates.Authority.ExportCertificatePem() + "\n");
        File("stranger.crt", TestCertificates.StrangerPem());
        File("client.crt", certificates.Client.ExportCertificatePem() + "\n");
        File("client.key", certificates.Client.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem() + "\n");
        File("token", "admin-token\n");
        File("login", Plugin);
        if (!OperatingSystem.IsWindows())
        {
            System.IO.File.SetUnixFileMode(Path.Combine(folder, "login"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        File("kubeconfig", Contents());
    }

    // Prints a token, or what it was asked for, only if its argument arrived in one piece.
    private const string Plugin = """
        #!/bin/sh
        [ "$1" = "get token" ] || exit 3
        case "$KUBERNETES_EXEC_INFO" in *'"interactive":false'* | *'"interactive": false'*) ;; *) exit 4 ;; esac
        case "$2" in
        certificate) printf '{"kind":"ExecCredential","apiVersion":"client.authentication.k8s.io/v1","status":{"clientCertificateData":"%s","clientKeyData":"%s"}}' \
            "$(sed 's/$/\\n/' "$(dirname "$0")/client.crt" | tr -d '\n')" "$(sed 's/$/\\n/' "$(dirname "$0")/client.key" | tr -d '\n')" ;;
        garbage) echo hunter2 ;;
        old) echo '{"kind":"ExecCredential","apiVersion":"client.authentication.k8s.io/v1beta1","status":{"token":"hunter2"}}' ;;
        empty) echo '{"kind":"ExecCredential","apiVersion":"client.authentication.k8s.io/v1","status":{}}' ;;
        *) printf '{"kind":"ExecCredential","apiVersion":"client.authentication.k8s.io/v1","status":{"token":"%s"}}' "$TOKEN" ;;
        esac
        """ + "\n";

    private string Contents()
    {
        var text = new StringBuilder("apiVersion: v1\nkind: Config\ncurrent-context: admin\n");
        var port = new Uri(cluster.Address).Port.ToString(CultureInfo.InvariantCulture);
        List(text, "clusters", "cluster",
        [
            ("test", $"server: {cluster.Address}, certificate-authority: ca.crt"),
            ("data", $"server: {cluster.Address}, certificate-authority-data: {Convert.ToBase64String(Encoding.ASCII.GetBytes(certificates.Authority.ExportCertificatePem()))}"),
            ("stranger", $"server: {cluster.Address}, certificate-authority: stranger.crt"),
            ("system", $"server: {cluster.Address}"),
            ("insecure", $"server: {cluster.Address}, insecure-skip-tls-verify: true"),
            ("wrong-name", $"server: https://localhost:{port}, certificate-authority: ca.crt"),
            ("right-name", $"server: https://localhost:{port}, certificate-authority: ca.crt, tls-server-name: kubernetes.default.svc"),
            ("expired-tls", $"server: {cluster.ExpiredAddress}, certificate-authority: ca.crt"),
            ("plain-http", $"server: http://127.0.0.1:{port}"),
            ("refused", "server: https://127.0.0.1:1, certificate-authority: ca.crt"),
            ("unknown-host", "server: https://nowhere.invalid:6443, certificate-authority: ca.crt"),
            .. Faults.Names.Select(name => (name, $"server: {cluster.Address}/{name}, certificate-authority: ca.crt")),
        ]);
        List(text, "users", "user",
        [
            ("admin", "token: admin-token"),
            ("ci", "token: ci-token"),
            ("half", "token: half-token"),
            ("through", "token: through-token"),
            ("guest", "token: guest-token"),
            ("unknown", "token: hunter2"),
            ("token-file", "tokenFile: token, token: hunter2"),
            ("password", "username: admin, password: \"pass:word\""),
            ("certificate", "client-certificate: client.crt, client-key: client.key"),
            ("certificate-data", $"client-certificate-data: {Data(certificates.Client.ExportCertificatePem())}, client-key-data: {Data(certificates.Client.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem())}"),
            ("damaged", "client-certificate: client.crt, client-key: ca.crt"),
            ("as-ci", "token: admin-token, as: \"system:serviceaccount:kube-system:sealing-ci\", as-groups: [a, b], as-user-extra: {reason: [test]}"),
            ("guest-as-ci", "token: guest-token, as: \"system:serviceaccount:kube-system:sealing-ci\""),
            ("nobody", "{}"),
            ("old-cloud", "auth-provider: {name: gcp}"),
            .. Plugins(),
        ]);
        var users = new[] { "admin", "ci", "half", "through", "guest", "unknown", "token-file", "password", "certificate", "certificate-data", "damaged", "as-ci", "guest-as-ci", "nobody", "old-cloud" }
            .Concat(Plugins().Select(plugin => plugin.Name)).Select(user => (user, $"cluster: test, user: {user}, namespace: of-{user}"));
        var clusters = new[] { "data", "stranger", "system", "insecure", "wrong-name", "right-name", "expired-tls", "plain-http", "refused", "unknown-host" }
            .Concat(Faults.Names).Select(name => (name, $"cluster: {name}, user: admin"));
        List(text, "contexts", "context", users.Concat(clusters));
        return text.ToString();
    }

    private static IEnumerable<(string Name, string Fields)> Plugins()
    {
        foreach (var name in new[] { "token", "certificate", "garbage", "old", "empty" })
        {
            yield return ("exec-" + name, Exec("./login", $"args: [get token, {name}], env: [{{name: TOKEN, value: admin-token}}]"));
        }

        yield return ("exec-fails", Exec("./login", "args: [get, token]"));
        yield return ("exec-missing", Exec("seal-no-such-plugin", "installHint: get it from your platform team"));
    }

    private static string Exec(string command, string more) =>
        $"exec: {{apiVersion: client.authentication.k8s.io/v1, command: {command}, interactiveMode: IfAvailable, {more}}}";

    private static void List(StringBuilder text, string list, string entry, IEnumerable<(string Name, string Fields)> items)
    {
        text.Append(CultureInfo.InvariantCulture, $"{list}:\n");
        foreach (var (name, fields) in items)
        {
            text.Append(CultureInfo.InvariantCulture, $"- name: {name}\n  {entry}: {(fields == "{}" ? fields : "{" + fields + "}")}\n");
        }
    }

    private static string Data(string pem) => Convert.ToBase64String(Encoding.ASCII.GetBytes(pem));
}
