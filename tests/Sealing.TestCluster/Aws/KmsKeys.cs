using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Sealing.TestCluster.Aws;

/// <summary>The keys of the test's KMS: AES-256-GCM, the ARN and the context as associated data.</summary>
internal sealed class KmsKeys
{
    private const int NonceSize = 12;
    private const int TagSize = 16;

    private readonly ConcurrentDictionary<string, byte[]> _keys = new(StringComparer.Ordinal);

    /// <summary>The error that AWS has for a key of that name, or null.</summary>
    public static string? Failure(string word, bool isRole) => word switch
    {
        "denied" => "AccessDeniedException",
        "disabled" => "DisabledException",
        "gone" => "NotFoundException",
        "throttled" => "ThrottlingException",
        "expired" => "ExpiredTokenException",
        "of-role" when !isRole => "AccessDeniedException",
        _ => null,
    };

    public JsonObject Encrypt(JsonObject request)
    {
        var plaintext = Convert.FromBase64String((string)request["Plaintext"]!);
        var blob = new byte[NonceSize + plaintext.Length + TagSize];
        RandomNumberGenerator.Fill(blob.AsSpan(0, NonceSize));
        using var cipher = new AesGcm(Key(request), TagSize);
        cipher.Encrypt(blob.AsSpan(0, NonceSize), plaintext, blob.AsSpan(NonceSize, plaintext.Length), blob.AsSpan(NonceSize + plaintext.Length), Context(request));
        return new JsonObject { ["CiphertextBlob"] = Convert.ToBase64String(blob), ["KeyId"] = (string)request["KeyId"]! };
    }

    public JsonObject? Decrypt(JsonObject request)
    {
        var blob = Convert.FromBase64String((string)request["CiphertextBlob"]!);
        var plaintext = new byte[blob.Length - NonceSize - TagSize];
        using var cipher = new AesGcm(Key(request), TagSize);
        try
        {
            cipher.Decrypt(blob.AsSpan(0, NonceSize), blob.AsSpan(NonceSize, plaintext.Length), blob.AsSpan(NonceSize + plaintext.Length), plaintext, Context(request));
        }
        catch (CryptographicException)
        {
            return null;
        }

        return new JsonObject { ["Plaintext"] = Convert.ToBase64String(plaintext), ["KeyId"] = (string)request["KeyId"]! };
    }

    private byte[] Key(JsonObject request) => _keys.GetOrAdd((string)request["KeyId"]!, _ => RandomNumberGenerator.GetBytes(32));

    private static byte[] Context(JsonObject request) => Encoding.UTF8.GetBytes(
        string.Join('&', (request["EncryptionContext"]?.AsObject() ?? []).OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Key + "=" + (string)pair.Value!)));
}
