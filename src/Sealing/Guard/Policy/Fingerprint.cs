using System.Security.Cryptography;
using System.Text;
using Sealing.Guard.Content;

namespace Sealing.Guard.Policy;

/// <summary>
/// Names a finding by what it is instead of where it stands: <c>sg1:</c> and 16 bytes of PBKDF2-HMAC-SHA256 over rule, YAML path and secret, salted
/// with the repository's salt. A short secret could be found by trying all, whatever the function: 16 bits of it go in, so that another value has
/// another fingerprint, and whoever tries them all keeps one value in 65,536, not one. The file's name makes up for the rest.
/// </summary>
internal static class Fingerprint
{
    private const int ShortestHashed = 12;
    private const int Iterations = 2000; // a fifth of a millisecond: there may be thousands of findings
    private const int Size = 16;
    private const int ShortSize = 2;

    public static string Of(Hit hit, string file, string salt)
    {
        var place = hit.Rule.Id + "\0" + hit.YamlPath + "\0";
        var content = hit.Secret.Length >= ShortestHashed ? hit.Secret : "\0" + file + ShortContent(place + file + "\0", hit.Secret, salt);
        return "sg1:" + Hash(place + content, salt, Size);
    }

    // A finding without a value has only its place.
    private static string ShortContent(string place, string secret, string salt) => secret.Length == 0 ? "" : "\0" + Hash(place + secret, salt + "\0short", ShortSize);

    private static string Hash(string material, string salt, int size) =>
        Convert.ToHexStringLower(Rfc2898DeriveBytes.Pbkdf2(Encoding.UTF8.GetBytes(material), Encoding.UTF8.GetBytes("seal guard " + salt), Iterations, HashAlgorithmName.SHA256, size));
}
