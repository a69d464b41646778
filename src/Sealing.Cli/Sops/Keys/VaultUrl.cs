namespace Sealing.Cli.Sops.Keys;

/// <summary>
/// URLs of things in a Vault. A token goes there, and whoever wrote the file chose the parts: what a URL is made of is therefore taken only where it
/// can mean one thing, whatever a proxy or Vault makes of it.
/// </summary>
internal static class VaultUrl
{
    private const string Example = "such as https://vault.example.org:8200";

    // RFC 3986 s3.3 without percent signs: none of these ends a path, or is something else once it is decoded.
    private const string Marks = "-._~!$&'()*+,;=:@";

    /// <summary>A URL with scheme, host, port and path, and nothing else in it.</summary>
    /// <exception cref="SealingException">It is not http or https, or has a user, a query, a fragment, or signs that could be read in two ways.</exception>
    public static Uri Parse(string text)
    {
        var host = text.IndexOf("://", StringComparison.Ordinal) + "://".Length;
        var path = host > text.Length ? -1 : text.IndexOf('/', host);
        var isPlain = text.All(letter => letter is > ' ' and < '\u007F' and not ('\\' or '?' or '#' or '%' or '@')) && (path < 0 || Segments(text[path..]).All(IsPlain));
        return isPlain && Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.Host.Length > 0
            ? uri
            : throw new SealingException($"not the address of a Vault: {text}; it is a URL without user, query, fragment and percent signs, {Example}");
    }

    /// <summary>The parts of a path, which may have a slash at each end.</summary>
    public static string[] Segments(string path)
    {
        var start = path is ['/', ..] ? 1 : 0;
        var bare = path[start..(path.Length > start && path[^1] == '/' ? ^1 : ^0)];
        return bare.Length == 0 ? [] : bare.Split('/');
    }

    /// <summary>The URL of a path in the API of a Vault.</summary>
    /// <param name="address">Of the Vault.</param>
    /// <param name="path">What is behind <c>/v1/</c>, part by part.</param>
    /// <exception cref="SealingException">The address is none, or a part is empty, <c>.</c> or <c>..</c>, or has slashes, backslashes or control characters in it. What else is no letter is escaped.</exception>
    public static Uri Of(string address, params IEnumerable<string> path)
    {
        var root = Parse(address);
        string[] segments = [.. Segments(root.AbsolutePath), "v1", .. path];
        return Array.TrueForAll(segments, IsName)
            ? new Uri(root.GetLeftPart(UriPartial.Authority) + "/" + string.Join('/', segments.Select(Uri.EscapeDataString)))
            : throw NoPath(string.Join('/', path));
    }

    /// <summary>The parts of a path that a file names: without percent signs and other signs that could be read in two ways.</summary>
    /// <exception cref="SealingException">A part is empty, <c>.</c> or <c>..</c>, or has such signs in it.</exception>
    public static string[] PlainSegments(string path) => Segments(path) is var parts && Array.TrueForAll(parts, IsPlain) ? parts : throw NoPath(path);

    private static SealingException NoPath(string path) => new($"not a path in Vault: {path}; its parts are letters, digits and signs, without percent signs, and neither . nor ..");

    private static bool IsName(string segment) => segment is not ("" or "." or "..") && !segment.Any(letter => letter is '/' or '\\' || char.IsControl(letter));

    private static bool IsPlain(string segment) =>
        IsName(segment) && segment.All(letter => char.IsAsciiLetterOrDigit(letter) || Marks.Contains(letter, StringComparison.Ordinal));
}
