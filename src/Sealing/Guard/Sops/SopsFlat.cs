using System.Text;
using Sealing.Guard.Content;
using Sealing.Guard.Lines;
using Sealing.Sops;
using Sealing.Sops.Values;

namespace Sealing.Guard.Sops;

/// <summary>Files that SOPS keeps as lines (dotenv, INI) or as a whole: which are encrypted, and what is plaintext in them.</summary>
internal static class SopsFlat
{
    private const string MetadataSection = "sops";

    private static readonly string[] Flat = [".env", ".ini"];

    /// <summary>What stands beside secrets and is none: notes, keys that are public, what Git and editors want, programs.</summary>
    private static readonly string[] Public = [".pub", ".crt", ".cer", ".csr", ".md", ".markdown", ".mdx", ".adoc", ".rst", ".sh", ".bash", ".nix", ".tf", ".hcl", ".asc", ".gpg", ".age", ".enc", ".sig", ".sha256"];

    public static bool IsFlat(string path) => FileNames.IsDotenv(path) || Array.Exists(Flat, type => path.EndsWith(type, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether a rule that covers the folder would have the whole file encrypted, if it is no YAML, JSON, dotenv or INI.</summary>
    public static bool IsForEncryption(string path) =>
        (FileNames.IsDotenv(path) || !FileNames.Name(path).StartsWith('.')) && !FileNames.IsCode(path) && !FileNames.IsExample(path) && !FileNames.IsNeverEncrypted(path)
        && !Array.Exists(Public, type => path.EndsWith(type, StringComparison.OrdinalIgnoreCase))
        && FileNames.Name(path) is not ("README" or "LICENSE" or "Makefile" or "CODEOWNERS");

    /// <summary>Whether the text carries SOPS' metadata, in whichever of its forms.</summary>
    public static bool IsEncrypted(string text) => IsDotenv(text) || IsIni(text) || IsWhole(text);

    /// <summary>What the metadata of an encrypted file says, or what it says when it cannot be read: that all is encrypted.</summary>
    public static SopsProtection Protection(string path, string text)
    {
        try
        {
            var format = FileNames.IsDotenv(path) ? SopsFormat.Dotenv : SopsFormat.Ini;
            return SopsDocument.Parse(Encoding.UTF8.GetBytes(text), format).Metadata is { } metadata
                ? new SopsProtection(metadata.Selection, metadata.KeyGroups)
                : new SopsProtection(SopsSelection.Default, []);
        }
        catch (SealingException)
        {
            return new SopsProtection(SopsSelection.Default, []);
        }
    }

    /// <summary>Every value of the file that could be used and that is encrypted by what protects the file, without the metadata.</summary>
    public static IEnumerable<LineHit> Values(string text, SopsProtection protection)
    {
        var sections = Sections(text);
        var next = 0;
        foreach (var hit in LineScanner.FindAll(text).Where(hit => !hit.Name.StartsWith("sops_", StringComparison.Ordinal)))
        {
            for (; next < sections.Count && sections[next].Line < hit.Line; next++)
            {
            }

            var section = next == 0 ? null : sections[next - 1].Name;
            if (section != MetadataSection && protection.Selects(section is null ? [hit.Name] : [section, hit.Name]))
            {
                yield return hit;
            }
        }
    }

    private static bool IsDotenv(string text) => text.StartsWith("sops_mac=", StringComparison.Ordinal) || text.Contains("\nsops_mac=", StringComparison.Ordinal);

    private static bool IsIni(string text) => text.Contains("[sops]", StringComparison.Ordinal) && text.Contains("ENC[AES256_GCM", StringComparison.Ordinal);

    private static bool IsWhole(string text) => ManifestText.LooksLike(text) && text.Contains("\"sops\"", StringComparison.Ordinal) && text.Contains("ENC[AES256_GCM", StringComparison.Ordinal);

    private static List<(int Line, string Name)> Sections(string text)
    {
        var sections = new List<(int, string)>();
        var number = 0;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            if (line.Trim() is ['[', .. var name, ']'])
            {
                sections.Add((number, name.Trim().ToString()));
            }

            number++;
        }

        return sections;
    }
}
