using Sealing.TestCluster;
using Xunit;

namespace Sealing.Cli.Tests;

/// <summary>Inside a pod, which here is a mount namespace of its own with a service account where Kubernetes puts it.</summary>
public sealed class InPodTests
{
    private const string Secret = "kind: Secret\nmetadata: {name: none}\nstringData: {k: v}\n";
    private const string Seal = "seal --cert pub-sealed-secrets-dev.pem none.yaml | grep -o 'namespace: .*' | sort -u";

    [Theory]
    [InlineData("", "namespace: of-account")]
    [InlineData("POD_NAMESPACE=of-variable", "namespace: of-variable")]
    [InlineData("KUBECONFIG=kubeconfig", "namespace: of-context")]
    public async Task A_Secret_without_a_namespace_gets_the_pods(string environment, string expected)
    {
        using var sandbox = new Sandbox(new Dictionary<string, string>
        {
            ["none.yaml"] = Secret,
            ["kubeconfig"] = "current-context: a\ncontexts: [{name: a, context: {namespace: of-context}}]\n",
            ["pod.sh"] = $"""
                mount -t tmpfs none /run && account=/run/secrets/kubernetes.io/serviceaccount && mkdir -p $account
                cp pub-sealed-secrets-dev.pem $account/ca.crt && echo token > $account/token && echo of-account > $account/namespace
                export KUBERNETES_SERVICE_HOST=10.0.0.1 KUBERNETES_SERVICE_PORT=443 {environment}
                {Seal}
                """,
        });
        await SkipWithoutNamespaces(sandbox);
        var (output, errors, _) = await sandbox.Run("unshare -rm sh pod.sh", TestContext.Current.CancellationToken);
        Assert.Equal("", errors);
        Assert.Equal(expected, output.Trim());
    }

    [Fact]
    public async Task The_service_account_leads_to_the_controller()
    {
        await using var cluster = await Cluster.StartAsync();
        using var sandbox = new Sandbox(
            new Dictionary<string, string>
            {
                ["pod.sh"] = $"""
                    mount -t tmpfs none /run && account=/run/secrets/kubernetes.io/serviceaccount && mkdir -p $account
                    cp authority.crt $account/ca.crt && printf ci-token > $account/token && echo shop > $account/namespace
                    export KUBECONFIG= KUBERNETES_SERVICE_HOST=127.0.0.1 KUBERNETES_SERVICE_PORT={new Uri(cluster.Address).Port}
                    seal cert fetch
                    """,
                ["authority.crt"] = cluster.Authority.ExportCertificatePem(),
            },
            cluster);
        await SkipWithoutNamespaces(sandbox);
        var (output, errors, _) = await sandbox.Run("unshare -rm sh pod.sh", TestContext.Current.CancellationToken);
        Assert.Equal("", errors);
        Assert.Equal(cluster.Controller.Certificate(), output);
    }

    private static async Task SkipWithoutNamespaces(Sandbox sandbox)
    {
        var (_, _, missing) = await sandbox.Run("unshare -rm true", TestContext.Current.CancellationToken);
        Assert.SkipWhen(missing != 0 && Environment.GetEnvironmentVariable("CI") != "true", "unshare cannot make a mount namespace here");
    }
}
