using Amazon.Runtime;
using Amazon.SecurityToken;

namespace Sealing.Aws;

/// <summary>What went wrong between here and AWS, with what it is about and the way out.</summary>
internal static class AwsErrors
{
    /// <summary>Whether an exception is one of the SDK or the network, and no fault of the program.</summary>
    public static bool IsKnown(Exception e) =>
        e is AmazonClientException or AmazonServiceException or ProcessAWSCredentialException or HttpRequestException or OperationCanceledException or TimeoutException
        || (e is TypeInitializationException or AggregateException && e.InnerException is { } inner && IsKnown(inner));

    /// <param name="subject">What the request was about.</param>
    /// <param name="e">What the SDK threw.</param>
    /// <param name="profile">The profile whose credentials were used, or empty.</param>
    /// <param name="wayOut">The way out of an error that the service names by this code, or null.</param>
    public static SealingException Describe(string subject, Exception e, string profile, Func<string, string?> wayOut)
    {
        if (e is TypeInitializationException or AggregateException)
        {
            return Describe(subject, e.InnerException!, profile, wayOut);
        }

        var advice = e is AmazonSecurityTokenServiceException { ErrorCode: "AccessDenied" } ? "check that you may assume the role"
            : e is AmazonServiceException { ErrorCode: { Length: > 0 } code } ? wayOut(code) ?? WayOut(code, profile) : WayOut(e, profile);
        return new SealingException(ErrorKind.Service, $"{subject}: {Reason(e)}{(advice is null ? "" : "; " + advice)}", default, e);
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

    private static string? WayOut(string code, string profile) => code switch
    {
        "ThrottlingException" or "LimitExceededException" => "AWS has too many requests; try again later",
        "ExpiredTokenException" or "ExpiredToken" or "UnauthorizedException" => "log in again: " + LogIn(profile) + ", or new credentials",
        "ForbiddenException" => "check sso_account_id and sso_role_name of the profile",
        "UnrecognizedClientException" or "InvalidClientTokenId" or "InvalidAccessKeyId" or "InvalidSignatureException" or "SignatureDoesNotMatch" => "check the AWS credentials, and the clock",
        _ => null,
    };

    private static string? WayOut(Exception e, string profile) => e switch
    {
        ProcessAWSCredentialException => "check what credential_process of the profile runs",
        HttpRequestException or OperationCanceledException or TimeoutException => "check the network and the proxy",
        AmazonClientException => Credentials(profile), // the SDK has none, and asked nobody yet
        _ => null,
    };

    private static string Credentials(string profile)
    {
        try
        {
            return AwsProfiles.HasSignOn(profile) ? "log in again: " + LogIn(profile)
                : "set AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or log in: " + LogIn(profile);
        }
        catch (AmazonClientException)
        {
            return "check the single sign-on of the profile: sso_session must name a section that is there"; // all that a profile is refused for
        }
    }

    private static string LogIn(string profile)
    {
        var name = profile.Length > 0 ? profile : Environment.GetEnvironmentVariable("AWS_PROFILE");
        return string.IsNullOrEmpty(name) ? "aws sso login" : "aws sso login --profile " + name;
    }
}
