using Amazon.Runtime;
using Sealing.Sops;

namespace Sealing.Aws;

/// <summary>What went wrong between here and AWS, with the key it is about and the way out.</summary>
internal static class KmsErrors
{
    public static SealingException Describe(SopsMasterKey key, Exception e)
    {
        var wayOut = e is AmazonServiceException { ErrorCode: { Length: > 0 } code } ? WayOut(code, key) : WayOut(e);
        return new SealingException($"{key.Id}: {Reason(e)}{(wayOut is null ? "" : "; " + wayOut)}", e);
    }

    private static string Reason(Exception e) => e switch
    {
        AmazonServiceException { ErrorCode: { Length: > 0 } code } service => code + (string.IsNullOrEmpty(service.Message) ? "" : ": " + service.Message.TrimEnd('.')),
        OperationCanceledException or TimeoutException => "AWS KMS did not answer in time",
        HttpRequestException => "AWS KMS cannot be reached: " + e.Message,
        _ => FirstLine(e.Message).TrimEnd('.'),
    };

    // Where no credentials are found the SDK lists each place that it looked in.
    private static string FirstLine(string message) => message.Split('\n')[0].Split(". ")[0].TrimEnd('\r');

    private static string? WayOut(string code, SopsMasterKey key) => code switch
    {
        "AccessDeniedException" or "AccessDenied" => key["role"].Length > 0 ? "check that you may assume the role, and that it may use the key" : "check that you may use the key: kms:Encrypt and kms:Decrypt",
        "DisabledException" => "enable the key, or decrypt with another one of the file",
        "KMSInvalidStateException" => "the key is about to be deleted or has no material; restore it, or decrypt with another one of the file",
        "NotFoundException" => "check account and region in the ARN",
        "InvalidCiphertextException" or "IncorrectKeyException" => "the encryption context or the data key is not what was encrypted with this key",
        "ThrottlingException" or "LimitExceededException" => "AWS has too many requests; try again later",
        "ExpiredTokenException" or "ExpiredToken" => "log in again: aws sso login, or new credentials",
        "UnrecognizedClientException" or "InvalidClientTokenId" or "InvalidSignatureException" or "SignatureDoesNotMatch" => "check the AWS credentials, and the clock",
        _ => null,
    };

    private static string? WayOut(Exception e) =>
        e.Message.Contains("credentials", StringComparison.OrdinalIgnoreCase) ? "set AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or log in: aws sso login"
        : e is HttpRequestException or OperationCanceledException or TimeoutException ? "check the network and the proxy"
        : null;
}
