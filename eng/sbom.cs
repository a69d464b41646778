// The packages in the command as CycloneDX 1.6, from its lock file, with the hashes that NuGet checks: sbom LOCKFILE VERSION COMMIT.

using System.Text.Json;

var (lockFile, version, commit) = (args[0], args[1], args[2]);
using var packages = JsonDocument.Parse(File.ReadAllBytes(lockFile));
using var output = Console.OpenStandardOutput();
using var json = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true });
json.WriteStartObject();
json.WriteString("bomFormat", "CycloneDX");
json.WriteString("specVersion", "1.6");
json.WriteNumber("version", 1);
json.WriteStartObject("metadata");
json.WriteStartObject("component");
json.WriteString("type", "application");
json.WriteString("bom-ref", "seal");
json.WriteString("name", "seal");
json.WriteString("version", version);
json.WriteStartArray("licenses");
json.WriteStartObject();
json.WriteStartObject("license");
json.WriteString("id", "Apache-2.0");
json.WriteEndObject();
json.WriteEndObject();
json.WriteEndArray();
json.WriteStartArray("properties");
json.WriteStartObject();
json.WriteString("name", "commit");
json.WriteString("value", commit);
json.WriteEndObject();
json.WriteEndArray();
json.WriteEndObject();
json.WriteEndObject();
json.WriteStartArray("components");
foreach (var package in Packages().OrderBy(package => package.Name, StringComparer.Ordinal))
{
    Write(package);
}

json.WriteEndArray();
json.WriteEndObject();

// Those that only build the program are not in it.
IEnumerable<Package> Packages() => packages.RootElement.GetProperty("dependencies").EnumerateObject()
    .SelectMany(target => target.Value.EnumerateObject())
    .Where(entry => entry.Value.GetProperty("type").GetString() != "Project" && !entry.Name.Contains("ILCompiler", StringComparison.OrdinalIgnoreCase) && !entry.Name.Contains("Analyzer", StringComparison.Ordinal))
    .Select(entry => new Package(entry.Name, entry.Value.GetProperty("resolved").GetString()!, entry.Value.GetProperty("contentHash").GetString()!))
    .DistinctBy(package => package.Name);

void Write(Package package)
{
    json.WriteStartObject();
    json.WriteString("type", "library");
    json.WriteString("bom-ref", package.Purl);
    json.WriteString("name", package.Name);
    json.WriteString("version", package.Version);
    json.WriteString("purl", package.Purl);
    json.WriteStartArray("hashes");
    json.WriteStartObject();
    json.WriteString("alg", "SHA-512");
    json.WriteString("content", Convert.ToHexStringLower(Convert.FromBase64String(package.Hash)));
    json.WriteEndObject();
    json.WriteEndArray();
    json.WriteEndObject();
}

internal sealed record Package(string Name, string Version, string Hash)
{
    public string Purl => $"pkg:nuget/{Name}@{Version}";
}
