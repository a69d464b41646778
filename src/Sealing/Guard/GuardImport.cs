using System.Text.Json;
using Sealing.Guard.Imports;

namespace Sealing.Guard;

/// <summary>Takes over what other scanners of secrets were told about a repository.</summary>
public static class GuardImport
{
    /// <summary>
    /// A configuration of the guard (YAML in UTF-8) with what is in a <c>.gitleaks.toml</c>: its rules as rules of the repository's own, its allowlists as
    /// exceptions. Empty where it has neither.
    /// </summary>
    /// <param name="toml">The file in UTF-8.</param>
    /// <param name="left">What the guard has no word for: one line each.</param>
    /// <exception cref="SealingException">It is no TOML, or one of its expressions is none of RE2.</exception>
    public static byte[] FromGitleaks(ReadOnlySpan<byte> toml, out IReadOnlyList<string> left)
    {
        var lines = new List<string>();
        var configuration = GitleaksImport.Convert(toml, lines);
        left = lines;
        _ = GuardConfiguration.Parse(configuration);
        return configuration;
    }

    /// <summary>The places that a <c>.secrets.baseline</c> of detect-secrets accepts: names of files from the root, and lines from 1.</summary>
    /// <param name="json">The file in UTF-8.</param>
    /// <exception cref="SealingException">It is no such file.</exception>
    public static IReadOnlySet<(string File, int Line)> FromDetectSecrets(ReadOnlySpan<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json.ToArray());
            return document.RootElement.GetProperty("results").EnumerateObject()
                .SelectMany(file => file.Value.EnumerateArray().Select(entry => (file.Name.Replace('\\', '/'), entry.GetProperty("line_number").GetInt32()))).ToHashSet();
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new SealingException(ErrorKind.InvalidDocument, "no baseline of detect-secrets: it has no results with line numbers", default, e);
        }
    }
}
