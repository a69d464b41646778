using System.Text;
using Sealing.Repository;
using Sealing.SealedSecrets;
using Xunit;

namespace Sealing.Tests.Repository;

/// <summary>What .sealing.yaml says, and what it must not.</summary>
public sealed class RepositoryConfigurationTests
{
    private const string Three = """
        clusters:
          dev:
            cert: clusters/cluster-dev/pub-sealed-secrets-dev.pem
            context: dev
            controller: { name: sealed-secrets, namespace: sealing }
            overlay: development
            paths: [clusters/cluster-dev/**, "*/overlays/development/**"]
            scope: namespace-wide
          staging:
            cert: ./staging.pem
            url: https://example.com/staging.pem
            paths:
            - clusters/cluster-staging/
          spare: { cert: spare.pem }
        guard:
          rules: { SG406: warn }
          maxSize: 100000
        """;

    [Fact]
    public void A_cluster_has_what_is_said_of_it_and_its_name_for_an_overlay()
    {
        var configuration = Parse(Three);
        var (dev, staging) = (configuration.Clusters[0], configuration.Clusters[1]);
        Assert.Equal(["dev", "staging", "spare"], configuration.Clusters.Select(cluster => cluster.Name));
        Assert.Equal(("clusters/cluster-dev/pub-sealed-secrets-dev.pem", "dev", "sealed-secrets", "sealing", "development"), (dev.Certificate, dev.Context, dev.ControllerName, dev.ControllerNamespace, dev.Overlay));
        Assert.Equal(SealingScope.NamespaceWide, dev.Scope);
        Assert.Equal(("staging.pem", "https://example.com/staging.pem", "staging"), (staging.Certificate, staging.Url?.OriginalString, staging.Overlay));
        Assert.Null(staging.Scope);
        Assert.Equal(100_000, configuration.Guard.MaxSize);
    }

    [Theory]
    [InlineData("clusters/cluster-dev/a.yaml", "dev")]
    [InlineData("apps/overlays/development/shop/db.yaml", "dev")]
    [InlineData("apps/shop/overlays/development/db.yaml", null)]
    [InlineData("clusters/cluster-staging/a/b c/ä.yaml", "staging")]
    [InlineData("clusters/cluster-staging-2/a.yaml", null)]
    [InlineData("apps/base/a.yaml", null)]
    public void A_file_is_for_the_cluster_whose_globs_match_its_path(string path, string? cluster) => Assert.Equal(cluster, Parse(Three).ClusterOf(path)?.Name);

    [Fact]
    public void A_path_under_two_clusters_is_an_error_that_names_both()
    {
        var both = Parse("clusters: {a: {cert: a.pem, paths: ['x/**']}, b: {cert: b.pem, paths: ['*.yaml']}}");
        var error = Assert.Throws<SealingException>(() => both.ClusterOf("x/s.yaml"));
        Assert.Equal("lies under 2 clusters of .sealing.yaml: a and b", error.Message);
        Assert.Equal(ErrorKind.SeveralClusters, error.Kind);
    }

    [Fact]
    public void Clusters_are_named_each_once_and_a_slip_is_told_of()
    {
        Assert.Equal(["staging", "dev"], Parse(Three).Named(" staging,dev,staging,").Select(cluster => cluster.Name));
        Assert.Equal("did you mean staging?", Assert.Throws<SealingException>(() => Parse(Three).Named("stagng")).Hint);
        Assert.Equal("it has dev, staging, spare", Assert.Throws<SealingException>(() => Parse(Three).Named("production-eu")).Hint);
        Assert.Throws<SealingException>(() => Parse(Three).Named(","));
        Assert.Throws<SealingException>(() => Parse("").Named("dev"));
    }

    [Fact]
    public void A_cluster_without_paths_and_a_glob_without_files_are_remarked_on_with_their_places()
    {
        Assert.Equal(
            ["line 7, column 38, clusters.dev.paths[1]: \"*/overlays/development/**\" matches no file", "line 14, column 10, clusters.spare.paths: without paths no file is for this cluster, unless the cluster is named"],
            Parse(Three).Remarks(["clusters/cluster-dev/a.yaml", "clusters/cluster-staging/a.yaml"]).Select(remark => remark.Message));
    }

    [Theory]
    [InlineData("cluster: {}", "line 1, column 1, cluster: no such field: write clusters")]
    [InlineData("clusters:\n  dev:\n    cert: a.pem\n    overlays: x\n", "line 4, column 5, clusters.dev.overlays: no such field: write overlay")]
    [InlineData("clusters:\n  dev:\n    certificate: a.pem\n", "line 3, column 5, clusters.dev.certificate: no such field: write cert")]
    [InlineData("clusters:\n  dev:\n    cert: a.pem\n    path: x\n", "line 4, column 5, clusters.dev.path: no such field: write paths")]
    [InlineData("clusters:\n  dev:\n    cert: a.pem\n    zzz: x\n", "line 4, column 5, clusters.dev.zzz: no such field: known are cert, context, url, controller, overlay, paths, scope")]
    [InlineData("clusters:\n  dev:\n    cert: a.pem\n    controller: {nam: x}\n", "line 4, column 18, clusters.dev.controller.nam: no such field: write name")]
    [InlineData("guard:\n  rulez: {}\n", "line 2, column 3, guard.rulez: no such field: write rules")]
    [InlineData("guard: {rules: {SG2O1: off}}", "line 1, column 16, guard.rules.SG2O1: no such rule")]
    [InlineData("clusters:\n  dev:\n", "line 2, column 7, clusters.dev: a cluster needs a cert: the file of the repository that its certificate is kept in")]
    [InlineData("clusters: {dev: {context: dev}}", "line 1, column 17, clusters.dev: a cluster needs a cert: the file of the repository that its certificate is kept in")]
    [InlineData("clusters: {dev: {cert: /etc/a.pem}}", "line 1, column 24, clusters.dev.cert: must be from the root of the repository, and not absolute")]
    [InlineData("clusters: {dev: {cert: 'C:/a.pem'}}", "line 1, column 24, clusters.dev.cert: must be from the root of the repository, and not absolute")]
    [InlineData("clusters: {dev: {cert: a/../../a.pem}}", "line 1, column 24, clusters.dev.cert: must not lead out of the repository")]
    [InlineData("clusters: {dev: {cert: 'a\\b.pem'}}", "line 1, column 24, clusters.dev.cert: must have / between folders")]
    [InlineData("clusters: {dev: {cert: \"a\\0b\"}}", "line 1, column 24, clusters.dev.cert: must have no control characters")]
    [InlineData("clusters: {dev: {cert: ''}}", "line 1, column 24, clusters.dev.cert: must not be empty")]
    [InlineData("clusters: {dev: {cert: a, overlay: ../x}}", "line 1, column 36, clusters.dev.overlay: must not lead out of the repository")]
    [InlineData("clusters: {dev: {cert: a, paths: [/a/**]}}", "line 1, column 35, clusters.dev.paths[0]: must be from the root of the repository, and not absolute")]
    [InlineData("clusters: {dev: {cert: a, paths: [a, '!b']}}", "line 1, column 38, clusters.dev.paths[1]: a glob takes nothing away: write those that hold the files of this cluster")]
    [InlineData("clusters: {dev: {cert: a, paths: a/**}}", "line 1, column 34, clusters.dev.paths: must be a list")]
    [InlineData("clusters: {dev: {cert: a, scope: wide}}", "line 1, column 34, clusters.dev.scope: must be one of: strict, namespace-wide, cluster-wide")]
    [InlineData("clusters: {dev: {cert: a, url: file:///etc/a.pem}}", "line 1, column 32, clusters.dev.url: must be a URL with https or http")]
    [InlineData("clusters: {dev: {cert: a, context: ''}}", "line 1, column 36, clusters.dev.context: must not be empty")]
    [InlineData("clusters: {'a,b': {cert: a}}", "line 1, column 19, clusters.a,b: the name of a cluster must be of letters, digits, '-', '_' and '.'")]
    [InlineData("clusters: [dev]", "line 1, column 11, clusters: must be a mapping of keys to values")]
    [InlineData("guard: {}\n---\nguard: {}\n", "line 3, column 1: a second document: all must be in one")]
    public void A_mistake_is_an_error_with_its_place(string text, string message) => Assert.Equal(message, Assert.Throws<SealingException>(() => Parse(text)).Message);

    [Theory]
    [InlineData("")]
    [InlineData("# nothing yet\n")]
    [InlineData("clusters:\nguard:\n")]
    public void Nothing_said_is_no_cluster_and_the_usual_guard(string text)
    {
        Assert.Empty(Parse(text).Clusters);
        Assert.Equal(RepositoryConfiguration.Parse([]).Guard.MaxSize, Parse(text).Guard.MaxSize);
    }

    [Fact]
    public void Anchors_and_merge_keys_share_what_clusters_have_in_common()
    {
        var configuration = Parse("clusters:\n  a: &a {cert: a.pem, scope: cluster-wide}\n  b: {<<: *a, cert: b.pem}\n");
        Assert.Equal(("b.pem", SealingScope.ClusterWide), (configuration.Clusters[1].Certificate, configuration.Clusters[1].Scope));
    }

    private static RepositoryConfiguration Parse(string text) => RepositoryConfiguration.Parse(Encoding.UTF8.GetBytes(text));
}
