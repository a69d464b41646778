using Sealing.Sops;

namespace Sealing.Cli.Sops;

/// <summary>Names of formats, and what paths say. Source: SOPS' documented behaviour.</summary>
internal static class SopsFormats
{
    public static string[] Words { get; } = ["yaml", "json", "dotenv", "ini", "binary"];

    /// <summary>What the flag says; where that is no format, what the path ends in: anything unknown is binary.</summary>
    public static SopsFormat Of(string? flag, string path) => flag switch
    {
        "yaml" => SopsFormat.Yaml,
        "json" => SopsFormat.Json,
        "dotenv" => SopsFormat.Dotenv,
        "ini" => SopsFormat.Ini,
        "binary" => SopsFormat.Binary,
        _ => OfPath(path),
    };

    private static SopsFormat OfPath(string path) => Path.GetExtension(path) switch
    {
        ".yaml" or ".yml" => SopsFormat.Yaml,
        ".json" => SopsFormat.Json,
        ".env" => SopsFormat.Dotenv,
        ".ini" => SopsFormat.Ini,
        _ => SopsFormat.Binary,
    };
}
