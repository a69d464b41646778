using Sealing.SealedSecrets;
using Sealing.TestCluster;
using Xunit;

namespace Sealing.Kubernetes.Tests;

/// <summary>The controller's judgement, from a controller that really opens.</summary>
public sealed class VerifyTests(ClusterFixture fixture)
{
    [Fact]
    public async Task What_the_controller_can_open_is_told_from_what_it_cannot()
    {
        await using var cluster = await Cluster.StartAsync();
        var item = ClusterFixture.Seal(cluster);
        using var client = Client(cluster);
        Assert.True(await client.VerifyAsync(item, TestContext.Current.CancellationToken));
        Assert.False(await client.VerifyAsync(item with { Metadata = item.Metadata with { Name = "other" } }, TestContext.Current.CancellationToken));
        cluster.Controller.Renew();
        Assert.True(await client.VerifyAsync(item, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Many_in_a_row_wait_for_the_rate_limit_and_finish()
    {
        await using var cluster = await Cluster.StartAsync();
        var item = ClusterFixture.Seal(cluster);
        var clock = new FastClock();
        using var client = Client(cluster, clock);
        for (var i = 0; i < 5; i++)
        {
            Assert.True(await client.VerifyAsync(item, TestContext.Current.CancellationToken));
        }

        Assert.Equal(9, cluster.Requests.Count); // 1 lookup, 5 answers, and 3 refusals: 2 are answered at once
        Assert.Equal([0.5, 0.5, 0.5], clock.Waits.Select(wait => wait.TotalSeconds));
    }

    [Fact]
    public async Task A_server_that_is_always_busy_is_given_up_after_ten_waits()
    {
        var clock = new FastClock();
        using var client = ClusterFixture.Client(fixture.Context("busy"), clock: clock);
        var error = await Assert.ThrowsAsync<ClusterException>(() => client.VerifyAsync(ClusterFixture.Seal(fixture.Cluster), TestContext.Current.CancellationToken));
        Assert.Equal(
            "cannot validate sealed secret: the server has received too many requests and has asked us to try again later (post services http:sealed-secrets-controller:http)",
            error.Message);
        Assert.Equal([0.5, 1, 2, 4, 8, 8, 8, 8, 8, 8], clock.Waits.Select(wait => wait.TotalSeconds));
    }

    [Theory]
    [InlineData(SealingScope.Strict)]
    [InlineData(SealingScope.NamespaceWide)]
    [InlineData(SealingScope.ClusterWide)]
    public async Task Reencrypted_items_open_with_the_new_key_alone_and_all_else_stays(SealingScope scope)
    {
        await using var cluster = await Cluster.StartAsync();
        var item = ClusterFixture.Seal(cluster, scope);
        item = item with { Template = item.Template with { Data = new Dictionary<string, string?> { ["config"] = "{{ .x }}" } } };
        cluster.Controller.Renew();
        using var client = Client(cluster);
        var renewed = await client.ReencryptAsync(item, TestContext.Current.CancellationToken);

        Assert.Equal(item.Template, renewed.Template);
        Assert.Equal(item.Metadata, renewed.Metadata);
        using var ring = new SealingKeyRing();
        ring.Add(System.Text.Encoding.ASCII.GetBytes(cluster.Controller.Keys[^1].PrivateKeyPem));
        var unsealer = new SecretUnsealer(ring);
        Assert.Equal("another-example"u8.ToArray(), unsealer.UnsealItem(renewed, "mariadb-password"));
        Assert.Equal("an-example-not-a-secret"u8.ToArray(), unsealer.UnsealItem(renewed, "mariadb-root-password"));
        Assert.Null(unsealer.UnsealItem(item, "mariadb-password"));
    }

    [Theory]
    [InlineData("other-scope", "cannot re-encrypt secret: the answer is bound to another name, namespace or scope")]
    [InlineData("lost-item", "cannot re-encrypt secret: the answer lacks items: mariadb-root-password")]
    [InlineData("garbage", "cannot re-encrypt secret: the answer is something else, not a SealedSecret")]
    [InlineData("html", "cannot re-encrypt secret: the answer is an HTML page, not a SealedSecret")]
    [InlineData("huge", "cannot re-encrypt secret: the server's answer is larger than 8 MiB")]
    public async Task An_answer_that_is_not_the_same_SealedSecret_is_refused(string fault, string message)
    {
        using var client = fixture.Client(fault);
        var error = await Assert.ThrowsAsync<ClusterException>(() => client.ReencryptAsync(ClusterFixture.Seal(fixture.Cluster), TestContext.Current.CancellationToken));
        Assert.Equal(message, error.Message);
    }

    private static ControllerClient Client(Cluster cluster, TimeProvider? clock = null) => ClusterFixture.Client(new()
    {
        KubeConfig = "/dev/null",
        Server = cluster.Address,
        SkipsTlsVerify = true,
        Token = "admin-token",
    }, clock: clock);

    private sealed class FastClock : TimeProvider
    {
        public List<TimeSpan> Waits { get; } = [];

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Waits.Add(dueTime);
            return base.CreateTimer(callback, state, TimeSpan.Zero, period);
        }
    }
}
