using Sealing.Guard.Content;
using Sealing.Guard.Rules;

namespace Sealing.Guard.Files;

/// <summary>Files that are no text: key stores by their names, and manifests that have been made unreadable.</summary>
internal static class BinaryFile
{
    public static IEnumerable<Hit> Scan(string path, ReadOnlySpan<byte> content, GuardContext context)
    {
        if (content.IsEmpty)
        {
            return [];
        }

        var start = new TextPlace(1, 1);
        if (FileNames.IsKeyStore(path))
        {
            return KeyStoreContent.Judge(content) is { } severity ? [new Hit(FileRules.KeyStore, start, "", "") { Severity = severity }] : [];
        }

        if (FileNames.IsManifest(path) && content.IndexOf("Secret"u8) >= 0)
        {
            return [new Hit(ReadingRules.Unreadable, start, "", "")];
        }

        return context.Facts.MustBeEncrypted(path) ? [new Hit(SopsRules.SopsMissing, start, "", "") { Severity = GuardSeverity.Warning }] : [];
    }
}
