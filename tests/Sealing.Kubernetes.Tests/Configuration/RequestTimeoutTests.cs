using Sealing.Kubernetes.Configuration;
using Xunit;

namespace Sealing.Kubernetes.Tests.Configuration;

public sealed class RequestTimeoutTests
{
    [Theory]
    [InlineData("5", 5)]
    [InlineData("10s", 10)]
    [InlineData("1m30s", 90)]
    [InlineData("1.5h", 5400)]
    [InlineData("250ms", 0.25)]
    [InlineData("500us", 0.0005)]
    [InlineData("500µs", 0.0005)]
    public void A_number_is_seconds_and_a_duration_is_Gos(string text, double seconds) =>
        Assert.Equal(seconds, RequestTimeout.Parse(text).TotalSeconds, 6);

    [Theory]
    [InlineData("0")]
    [InlineData("0s")]
    [InlineData("1000000h")]
    public void Nothing_and_very_long_is_for_ever(string text) => Assert.Equal(Timeout.InfiniteTimeSpan, RequestTimeout.Parse(text));

    [Theory]
    [InlineData("")]
    [InlineData("-1s")]
    [InlineData("10x")]
    [InlineData("s")]
    [InlineData("1s2")]
    [InlineData("1e3s")]
    [InlineData("1.2.3s")]
    public void All_else_is_refused_in_kubectls_words(string text) =>
        Assert.StartsWith("Invalid timeout value. ", Assert.Throws<ClusterException>(() => RequestTimeout.Parse(text)).Message, StringComparison.Ordinal);
}
