using System.Security.Cryptography;
using System.Text;

namespace Sealing.Cli.Host.Files;

/// <summary>
/// Names of what this program makes for a short time: random, and with a check over the random part, so that nothing of others is taken for ours.
/// Short: beside a name of 255 bytes there must be room.
/// </summary>
internal static class TemporaryName
{
    public const string FilePrefix = ".seal-";
    public const string FolderPrefix = "sops.";

    private const int RandomSize = 8;
    private const int CheckSize = 4;

    public static string New(string prefix)
    {
        var random = RandomNumberGenerator.GetHexString(2 * RandomSize, lowercase: true);
        return prefix + random + Check(random);
    }

    public static bool IsOurs(string name, string prefix)
    {
        if (!name.StartsWith(prefix, StringComparison.Ordinal) || name.Length != prefix.Length + (2 * (RandomSize + CheckSize)))
        {
            return false;
        }

        var random = name[prefix.Length..^(2 * CheckSize)];
        return name.EndsWith(Check(random), StringComparison.Ordinal);
    }

    private static string Check(string random) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes("seal temporary " + random)).AsSpan(0, CheckSize));
}
