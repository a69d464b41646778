using System.Text.RegularExpressions;

namespace Sealing.Text;

/// <summary>URLs as they may be shown: passwords stand before the host, tokens in queries.</summary>
public static partial class UrlSecrets
{
    private const string Cut = "xxxxx";

    private static readonly char[] Stops = [',', '.', ';'];

    /// <summary>A text with the secrets of the URLs in it cut out. A URL ends at white space, a quote or an angle bracket; a comma or full stop behind it is the text's.</summary>
    public static string CutFrom(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Contains("://", StringComparison.Ordinal) ? Urls().Replace(text, CutFromMatch) : text;
    }

    /// <summary>One URL, valid or not, with its secrets cut out: the user stays where there is a password.</summary>
    public static string CutFromUrl(string url)
    {
        ArgumentNullException.ThrowIfNull(url);
        var start = url.IndexOf("://", StringComparison.Ordinal) + "://".Length;
        var at = EndOfUserInfo(url, start);
        var colon = url.IndexOf(':', start);
        var user = colon > start && colon + 1 < at ? url[start..colon] + ":" : "";
        var shown = at < 0 ? url : url[..start] + user + Cut + url[at..];
        var query = shown.IndexOf('?', StringComparison.Ordinal);
        return query < 0 ? shown : shown[..(query + 1)] + Cut;
    }

    private static string CutFromMatch(Match match)
    {
        var url = match.Value.TrimEnd(Stops);
        return CutFromUrl(url) + match.Value[url.Length..];
    }

    // Before the path. A password with a slash in it, which no URL may have, ends the host early: then what is behind the colon is no port.
    private static int EndOfUserInfo(string url, int start)
    {
        var path = url.AsSpan(start).IndexOfAny("/?#\\");
        var authority = url.AsSpan(start, path < 0 ? url.Length - start : path);
        var at = authority.LastIndexOf('@');
        if (at >= 0)
        {
            return start + at;
        }

        var port = authority[(authority.LastIndexOf(':') + 1)..];
        return port.Length == authority.Length || !port.ContainsAnyExceptInRange('0', '9') || authority is [.., ']'] ? -1 : url.LastIndexOf('@');
    }

    [GeneratedRegex("[A-Za-z][A-Za-z0-9+.-]*://[^\\s\"'<>]+", RegexOptions.NonBacktracking)]
    private static partial Regex Urls();
}
