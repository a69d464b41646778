using Sealing.Sops;

namespace Sealing.Aws;

/// <summary>The ways out of what AWS KMS answers.</summary>
internal static class KmsErrors
{
    public static SealingException Describe(SopsMasterKey key, Exception e) => AwsErrors.Describe(key.Id, e, key["aws_profile"], code => WayOut(code, key));

    private static string? WayOut(string code, SopsMasterKey key) => code switch
    {
        "AccessDeniedException" or "AccessDenied" => key["role"].Length > 0 ? "check that the role may use the key: kms:Encrypt and kms:Decrypt" : "check that you may use the key: kms:Encrypt and kms:Decrypt",
        "DisabledException" => "enable the key, or decrypt with another one of the file",
        "KMSInvalidStateException" => "the key is about to be deleted or has no material; restore it, or decrypt with another one of the file",
        "NotFoundException" => "check account and region in the ARN",
        "InvalidCiphertextException" or "IncorrectKeyException" => "the encryption context or the data key is not what was encrypted with this key",
        _ => null,
    };
}
