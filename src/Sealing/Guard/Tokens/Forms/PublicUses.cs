using System.Buffers.Text;
using System.Text;

namespace Sealing.Guard.Tokens.Forms;

/// <summary>Matches of a form that open nothing: keys with their middle left out, signatures in addresses that end after minutes, tokens that everybody shows.</summary>
internal static class PublicUses
{
    private const int KeyWindow = 8192;
    private const int AddressWindow = 40;
    private const int MinKeyRun = 24;

    // What jwt.io and its copies show: sub 1234567890, John Doe.
    private const string ShownEverywhere = "eyJzdWIiOiIxMjM0NTY3ODkwI";

    private static readonly string[] Elisions = ["...", "\u2026", "REDACTED", "redacted", "snip", "omitted", "****", "xxxx", "XXXX"];

    private static readonly string[] SignedParameters = ["X-Amz-Credential=", "AWSAccessKeyId="];

    /// <summary>Whether a private key is only shown: its text is cut between its first and its last line, or what follows is another text.</summary>
    public static bool IsElidedKey(string text, Range match)
    {
        var header = text.AsSpan(match.Start.Value, Math.Min(KeyWindow, text.Length - match.Start.Value));
        var body = header[(header[11..].IndexOf("-----") + 16)..];
        var end = body.IndexOf("-----END");
        foreach (var sign in end < 0 ? [] : Elisions)
        {
            if (body[..end].Contains(sign, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return IsPath(body);
    }

    /// <summary>Whether the identifier of a key stands in an address that was signed with it, as anyone may see.</summary>
    public static bool IsInSignedAddress(string text, Range match)
    {
        var before = text.AsSpan(0, match.Start.Value);
        before = before[^Math.Min(AddressWindow, before.Length)..];
        foreach (var parameter in SignedParameters)
        {
            if (before.EndsWith(parameter, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a JSON web token is an example, or one of GitHub for an image, which ends after minutes.</summary>
    public static bool IsPublicToken(string text, Range match)
    {
        var token = text.AsSpan()[match];
        if (token.Contains(ShownEverywhere, StringComparison.Ordinal))
        {
            return true;
        }

        var payload = token[(token.IndexOf('.') + 1)..];
        payload = payload[..payload.IndexOf('.')];
        return Decode(payload) is { } claims && claims.Contains("raw.githubusercontent.com", StringComparison.Ordinal);
    }

    /// <summary>Whether three words with points between them are no token of a Discord bot: the first is the number of its account.</summary>
    public static bool IsNoBotToken(string text, Range match)
    {
        var token = text.AsSpan()[match];
        return Decode(token[..token.IndexOf('.')]) is not { } account || account.AsSpan().ContainsAnyExceptInRange('0', '9');
    }

    private static string? Decode(ReadOnlySpan<char> base64Url)
    {
        var bytes = new byte[base64Url.Length];
        return Base64Url.IsValid(base64Url) && Base64Url.TryDecodeFromChars(base64Url, bytes, out var written) ? Encoding.UTF8.GetString(bytes, 0, written) : null;
    }

    // What grep says of many keys: the next line begins with the name of a file.
    private static bool IsPath(ReadOnlySpan<char> body)
    {
        var line = body.TrimStart(" \t\r\n>#*|+,'\"\\nr");
        var run = 0;
        while (run < line.Length && (char.IsAsciiLetterOrDigit(line[run]) || line[run] is '+' or '/' or '='))
        {
            run++;
        }

        return run >= MinKeyRun && run < line.Length && line[run] is ('.' or ':' or '_');
    }
}
