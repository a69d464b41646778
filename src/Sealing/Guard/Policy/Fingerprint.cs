using System.Security.Cryptography;
using System.Text;

namespace Sealing.Guard.Policy;

/// <summary>
/// Names a finding by what it is instead of where it stands: <c>sg1:</c> and 16 bytes of PBKDF2-HMAC-SHA256 over rule, YAML path and secret, salted
/// with the repository's salt. A short secret could be found by trying all, whatever the function: the file's name takes its place.
/// </summary>
internal static class Fingerprint
{
    private const int ShortestHashed = 12;
    private const int Iterations = 2000; // a fifth of a millisecond: there may be thousands of findings
    private const int Size = 16;

    public static string Of(string ruleId, string yamlPath, string content, string salt)
    {
        var material = Encoding.UTF8.GetBytes(ruleId + "\0" + yamlPath + "\0" + content);
        var hash = Rfc2898DeriveBytes.Pbkdf2(material, Encoding.UTF8.GetBytes("seal guard " + salt), Iterations, HashAlgorithmName.SHA256, Size);
        return "sg1:" + Convert.ToHexStringLower(hash);
    }

    /// <summary>What of a secret and its file goes into the fingerprint.</summary>
    public static string ContentOf(string secret, string file) => secret.Length >= ShortestHashed ? secret : "\0" + file;
}
