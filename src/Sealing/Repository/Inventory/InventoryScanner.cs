using System.Globalization;
using Sealing.Guard.Content;
using Sealing.Manifests;
using Sealing.SealedSecrets;
using Sealing.Sops;
using Sealing.Syntax;

namespace Sealing.Repository.Inventory;

/// <summary>Finds the secrets in a file, of whatever kind. No key is needed, and no value is kept.</summary>
internal static class InventoryScanner
{
    private static readonly string[] DataFields = ["data", "stringData"];

    public const string SealedSecretKind = "SealedSecret";
    public const string UnreadableKind = "unreadable";

    private static readonly SealedSecretVerifier Verifier = new(null, null);

    /// <summary>Whether a file of this name may hold secrets.</summary>
    public static bool Wants(string path) => FileNames.IsManifest(path) || FileNames.IsJson(path) || FileNames.IsDotenv(path) || path.EndsWith(".ini", StringComparison.OrdinalIgnoreCase);

    /// <summary>The secrets in a file, each with the SealedSecret that it is, if it is one.</summary>
    /// <param name="path">The path from the root, with <c>/</c> between its parts.</param>
    /// <param name="bytes">The file.</param>
    public static IReadOnlyList<(InventoryEntry Entry, SealedSecret? SealedSecret)> Scan(string path, byte[] bytes)
    {
        if (bytes.AsSpan().IndexOf("Secret"u8) < 0 && bytes.AsSpan().IndexOf("sops"u8) < 0)
        {
            return [];
        }

        try
        {
            return FileNames.IsManifest(path) || FileNames.IsJson(path) ? InManifest(path, bytes) : InSopsFile(path, bytes);
        }
        catch (SealingException e)
        {
            return FileNames.IsTemplate(path) || FileNames.IsNeverEncrypted(path) ? [] : [(new InventoryEntry { File = path, Kind = UnreadableKind, Problems = [e.Message] }, null)];
        }
    }

    private static List<(InventoryEntry, SealedSecret?)> InManifest(string path, byte[] bytes)
    {
        var found = new List<(InventoryEntry, SealedSecret?)>();
        foreach (var item in ManifestStream.ReadObjects(SourceText.Decode(bytes)).Items)
        {
            var isSops = item.Fields.Find("sops") is { Resolved: YamlMapping } sops && ObjectFields.OfRoot(sops, item.Place).Find("mac") is not null;
            if (item.IsSealedSecret)
            {
                found.Add(Of(path, item, SealedSecret.Read(item)));
            }
            else if (item.Kind == "Secret")
            {
                found.Add((Secret(path, item, isSops ? Recipients(path, bytes) : null), null));
            }
            else if (item.Kind == "ExternalSecret")
            {
                var names = item.Fields.Object("spec")?.Items("data").Select(entry => ObjectFields.OfRoot(entry, item.Place).Text("secretKey")).OfType<string>() ?? [];
                found.Add((At(path, item, "ExternalSecret") with { Items = [.. names] }, null));
            }
            else if (isSops)
            {
                found.Add((Sops(path, bytes) with { Document = item.Place.Document, Line = item.Fields.Node.Span.Line }, null));
            }
        }

        return found;
    }

    private static (InventoryEntry, SealedSecret?) Of(string path, ManifestItem item, SealedSecret read) => (At(path, item, SealedSecretKind) with
    {
        Scope = read.Scope.Name(),
        Items = [.. read.EncryptedData.Keys],
        Key = CertificateMark.Of(read),
        Problems = [.. Verifier.Find(read).Select(problem => (problem.Place.Key is null ? "" : problem.Place.Key + ": ") + problem.Reason)],
    }, read);

    private static InventoryEntry Secret(string path, ManifestItem item, IReadOnlyList<string>? recipients)
    {
        var keys = DataFields.SelectMany(field => item.Fields.Find(field) is { Resolved: YamlMapping } map ? ObjectFields.OfRoot(map, item.Place).Entries.Select(entry => entry.Key) : []).ToList();
        return At(path, item, recipients is null ? "Secret" : "SOPS Secret") with
        {
            Items = keys,
            Recipients = recipients ?? [],
            Changed = recipients is null ? null : Modified(item),
            Problems = recipients is null && keys.Count > 0 ? ["in plaintext"] : [],
        };
    }

    private static InventoryEntry At(string path, ManifestItem item, string kind)
    {
        var metadata = item.Fields.Find("metadata") is { Resolved: YamlMapping } node ? ObjectFields.OfRoot(node, item.Place) : null;
        return new InventoryEntry
        {
            File = path,
            Document = item.Place.Document,
            Line = item.Fields.Node.Span.Line,
            Kind = kind,
            Namespace = metadata?.Text("namespace"),
            Name = metadata?.Text("name"),
        };
    }

    private static DateTimeOffset? Modified(ManifestItem item) => item.Fields.Object("sops")?.Text("lastmodified") is { } text ? Time(text) : null;

    private static List<(InventoryEntry, SealedSecret?)> InSopsFile(string path, byte[] bytes) =>
        bytes.AsSpan().IndexOf("sops"u8) >= 0 && Document(path, bytes).IsEncrypted ? [(Sops(path, bytes), null)] : [];

    private static InventoryEntry Sops(string path, byte[] bytes)
    {
        var metadata = Document(path, bytes).Metadata;
        return new InventoryEntry { File = path, Kind = "SOPS file", Recipients = Recipients(metadata), Changed = metadata is null ? null : Time(metadata.LastModified) };
    }

    private static IReadOnlyList<string> Recipients(string path, byte[] bytes) => Recipients(Document(path, bytes).Metadata);

    private static IReadOnlyList<string> Recipients(SopsMetadata? metadata) => [.. metadata?.KeyGroups.SelectMany(group => group.Keys).Select(key => key.Id).Distinct(StringComparer.Ordinal) ?? []];

    private static SopsDocument Document(string path, byte[] bytes) => SopsDocument.Parse(bytes, FormatOf(path));

    private static SopsFormat FormatOf(string path) => FileNames.IsDotenv(path) ? SopsFormat.Dotenv : Path.GetExtension(path).ToUpperInvariant() switch
    {
        ".JSON" => SopsFormat.Json,
        ".INI" => SopsFormat.Ini,
        _ => SopsFormat.Yaml,
    };

    private static DateTimeOffset? Time(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time) ? time : null;
}
