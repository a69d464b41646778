using System.Text;
using System.Text.Json;
using Sealing.Age;
using Sealing.Sops;

namespace Sealing.Tests.Sops;

/// <summary>The files of Vectors/sops, made by the real sops; see the README there.</summary>
internal static class SopsVectors
{
    private static readonly string Root = Path.Combine(AppContext.BaseDirectory, "Vectors", "sops");

    public static IEnumerable<string> Cases => Directory.GetDirectories(Root)
        .Where(path => File.Exists(Path.Combine(path, "case.json")))
        .Select(path => Path.GetFileName(path)!)
        .Order(StringComparer.Ordinal);

    /// <summary>The cases that the age keys here open alone: the others need OpenPGP keys or several groups.</summary>
    public static IEnumerable<string> AgeCases => Cases.Where(name => OpensWith(name).Any(file => file.StartsWith("age", StringComparison.Ordinal) || file.StartsWith("ssh", StringComparison.Ordinal)));

    public static SopsFormat Format(string name) => Path.GetExtension(PathOf(name, "plain")) switch
    {
        ".json" => SopsFormat.Json,
        ".env" => SopsFormat.Dotenv,
        ".ini" => SopsFormat.Ini,
        ".bin" => SopsFormat.Binary,
        _ => SopsFormat.Yaml,
    };

    public static byte[] Read(string name, string kind) => File.ReadAllBytes(PathOf(name, kind));

    public static string Text(string name, string kind) => Encoding.UTF8.GetString(Read(name, kind));

    public static SopsDataKey DataKey(string name)
    {
        var reader = new AgeKeyReader();
        var identities = OpensWith(name)
            .Where(file => !file.StartsWith("pgp", StringComparison.Ordinal))
            .SelectMany(file => reader.ReadIdentities(File.ReadAllBytes(Path.Combine(Root, "keys", file)), file));
        var services = new SopsKeyServices(new AgeKeyService(reader, [.. identities]));
        return services.UnlockAsync(SopsDocument.Parse(Read(name, "enc"), Format(name)).Metadata!).AsTask().GetAwaiter().GetResult();
    }

    private static string PathOf(string name, string kind) => Directory.GetFiles(Path.Combine(Root, name), kind + ".*").Single();

    private static string[] OpensWith(string name)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Root, name, "case.json")));
        return [.. json.RootElement.GetProperty("opens_with").EnumerateArray().Select(item => item.GetString()!)];
    }
}
