using Amazon;
using Amazon.Runtime;

namespace Sealing.Aws;

/// <summary>How clients of AWS are made here: region, endpoint, timeout.</summary>
internal static class AwsConfiguration
{
    private const int Retries = 3;

    private static readonly TimeSpan RequestTimeout = TimeSpan.FromSeconds(20);

    // A client that is told of an endpoint does not work out the region that requests are signed for.
    public static T Of<T>(T config, string region, string endpointVariable)
        where T : ClientConfig
    {
        var endpoint = Environment.GetEnvironmentVariable(endpointVariable) is { Length: > 0 } own ? own : Environment.GetEnvironmentVariable("AWS_ENDPOINT_URL");
        if (string.IsNullOrEmpty(endpoint))
        {
            config.RegionEndpoint = RegionEndpoint.GetBySystemName(region);
        }
        else
        {
            config.ServiceURL = endpoint;
            config.AuthenticationRegion = region;
        }

        config.SetWebProxy(HttpClient.DefaultProxy); // the SDK's own way of HTTPS_PROXY knows no NO_PROXY
        config.MaxErrorRetry = Retries;
        config.RetryMode = RequestRetryMode.Standard;
        config.Timeout = RequestTimeout;
        return config;
    }
}
