namespace Sealing.Guard.Sops;

/// <summary>Dotenv files that SOPS encrypted: the metadata are variables whose names start with <c>sops_</c>.</summary>
internal static class SopsDotenv
{
    public static bool IsEncrypted(string text) => text.StartsWith("sops_mac=", StringComparison.Ordinal) || text.Contains("\nsops_mac=", StringComparison.Ordinal);

    public static bool IsMetadata(string name) => name.StartsWith("sops_", StringComparison.Ordinal);
}
