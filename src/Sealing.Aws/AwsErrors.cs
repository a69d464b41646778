using Amazon.Runtime;

namespace Sealing.Aws;

/// <summary>What went wrong between here and AWS, with what it is about and the way out.</summary>
internal static class AwsErrors
{
    /// <param name="subject">What the request was about.</param>
    /// <param name="e">What the SDK threw.</param>
    /// <param name="wayOut">The way out of an error that the service names by this code, or null.</param>
    public static SealingException Describe(string subject, Exception e, Func<string, string?> wayOut)
    {
        var advice = e is AmazonServiceException { ErrorCode: { Length: > 0 } code } ? wayOut(code) ?? WayOut(code) : WayOut(e);
        return new SealingException($"{subject}: {Reason(e)}{(advice is null ? "" : "; " + advice)}", e);
    }

    private static string Reason(Exception e) => e switch
    {
        AmazonServiceException { ErrorCode: { Length: > 0 } code } service => code + (string.IsNullOrEmpty(service.Message) ? "" : ": " + service.Message.TrimEnd('.')),
        OperationCanceledException or TimeoutException => "AWS did not answer in time",
        HttpRequestException => "AWS cannot be reached: " + e.Message,
        _ => FirstLine(e.Message).TrimEnd('.'),
    };

    // Where no credentials are found the SDK lists each place that it looked in.
    private static string FirstLine(string message) => message.Split('\n')[0].Split(". ")[0].TrimEnd('\r');

    private static string? WayOut(string code) => code switch
    {
        "ThrottlingException" or "LimitExceededException" => "AWS has too many requests; try again later",
        "ExpiredTokenException" or "ExpiredToken" => "log in again: aws sso login, or new credentials",
        "UnrecognizedClientException" or "InvalidClientTokenId" or "InvalidAccessKeyId" or "InvalidSignatureException" or "SignatureDoesNotMatch" => "check the AWS credentials, and the clock",
        _ => null,
    };

    private static string? WayOut(Exception e) =>
        e.Message.Contains("credentials", StringComparison.OrdinalIgnoreCase) ? "set AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or log in: aws sso login"
        : e is HttpRequestException or OperationCanceledException or TimeoutException ? "check the network and the proxy"
        : null;
}
