using System.CommandLine;
using Sealing.Cli.Host.Parsing;
using Sealing.Manifests;

namespace Sealing.Cli.SealedSecrets;

/// <summary>The flag <c>--format</c>, <c>-o</c>.</summary>
internal static class Formats
{
    public static Option<string> Option() =>
        Flags.Word("--format", "Output format, json or yaml; as the input without it", ["json", "yaml"], "-o");

    /// <summary>The format of a name in any case, or <paramref name="standard"/> where there is none.</summary>
    /// <exception cref="SealingException">Another name.</exception>
    public static ManifestFormat Parse(string? name, ManifestFormat standard) => name?.ToUpperInvariant() switch
    {
        null or "" => standard,
        "JSON" => ManifestFormat.Json,
        "YAML" => ManifestFormat.Yaml,
        _ => throw new SealingException("unsupported output format: " + name) { Hint = "json and yaml are known" },
    };
}
