using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Sealing.Cli.Repository.Pages;

/// <summary>
/// The page: one file of HTML that needs no other. Its policy names the hashes of its style and its script, so that nothing else runs in it, and lets
/// it ask nobody for anything. The same clusters make the same page.
/// </summary>
internal static class SealingPage
{
    private static readonly string[] Scripts =
    [
        "problem", "dom", "bytes", "checks", "sealing", "output", "dotenv", "yaml", "scalars", "secret", "rows", "clusters", "results", "form", "start",
    ];

    /// <summary>HTML, in UTF-8 as it says itself.</summary>
    public static string For(IEnumerable<PageCluster> clusters)
    {
        var style = "\n" + Resource("page.css");
        var script = "\n'use strict';\n" + string.Join('\n', Scripts.Select(name => Resource(name + ".js")));
        return Resource("page.html")
            .Replace("{{policy}}", Policy(script, style), StringComparison.Ordinal)
            .Replace("{{style}}", style, StringComparison.Ordinal)
            .Replace("{{script}}", script, StringComparison.Ordinal)
            .Replace("{{clusters}}", Json(clusters), StringComparison.Ordinal); // last: what stands in it is not ours
    }

    private static string Policy(string script, string style) => string.Join(
        "; ",
        "default-src 'none'",
        $"script-src '{Hash(script)}'",
        $"style-src '{Hash(style)}'",
        "img-src data:", // an empty icon: a browser asks for one otherwise
        "connect-src 'none'",
        "form-action 'none'",
        "base-uri 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types 'none'");

    private static string Hash(string text) => "sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    // The encoder writes <, > and & as \u003c and so on: no name of a cluster ends the element.
    private static string Json(IEnumerable<PageCluster> clusters)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartArray();
            foreach (var cluster in clusters)
            {
                cluster.WriteTo(json);
            }

            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static string Resource(string name)
    {
        using var stream = typeof(SealingPage).Assembly.GetManifestResourceStream("Page." + name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
