using System.Text;
using Sealing.Sops;

namespace Sealing.Cli.Sops.Arguments;

/// <summary>Names of formats, and what paths say. Source: SOPS' documented behaviour.</summary>
internal static class SopsFormats
{
    public static string[] Words { get; } = ["yaml", "json", "dotenv", "ini", "binary"];

    /// <summary>What the flag says; where that is no format, what the path ends in: anything unknown is binary.</summary>
    /// <param name="flag">The word.</param>
    /// <param name="path">The path that decides.</param>
    /// <param name="file">The file, where that is another one.</param>
    public static SopsFormat Of(string? flag, string path, string? file = null) => flag switch
    {
        "yaml" => SopsFormat.Yaml,
        "json" => SopsFormat.Json,
        "dotenv" => SopsFormat.Dotenv,
        "ini" => SopsFormat.Ini,
        "binary" => SopsFormat.Binary,
        _ => OfPath(path, file ?? path),
    };

    private static SopsFormat OfPath(string path, string file) => Path.GetExtension(path) switch
    {
        ".yaml" or ".yml" => SopsFormat.Yaml,
        ".json" => SopsFormat.Json,
        ".env" => SopsFormat.Dotenv,
        ".ini" => SopsFormat.Ini,
        _ when Path.GetFileName(path).StartsWith(".env.", StringComparison.Ordinal) && !IsObject(file) => SopsFormat.Dotenv,
        _ => SopsFormat.Binary,
    };

    // Such files were encrypted as binary ones, and the reference still does so.
    private static bool IsObject(string file) => File.Exists(file) && File.ReadLines(file, Encoding.Latin1).FirstOrDefault() is ['{', ..];
}
