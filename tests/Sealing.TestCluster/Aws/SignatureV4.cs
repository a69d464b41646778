using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Sealing.TestCluster.Aws;

/// <summary>Checks the signature of a request. Source: AWS Signature Version 4, "Create a signed AWS API request".</summary>
internal sealed class SignatureV4(IReadOnlyDictionary<string, string> secrets)
{
    private const string Algorithm = "AWS4-HMAC-SHA256 ";

    /// <summary>The access key that signed the request for a region and service, or null where it is not signed by one that is known.</summary>
    public SignedBy? Check(HttpRequest request, byte[] body)
    {
        var header = request.Headers.Authorization.ToString();
        if (!header.StartsWith(Algorithm, StringComparison.Ordinal))
        {
            return null;
        }

        var fields = header[Algorithm.Length..].Split(',').Select(field => field.Trim().Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
        var scope = fields["Credential"].Split('/');
        if (scope.Length != 5 || !secrets.TryGetValue(scope[0], out var secret))
        {
            return null;
        }

        var text = string.Join('\n', "AWS4-HMAC-SHA256", request.Headers["X-Amz-Date"].ToString(), string.Join('/', scope[1..]), Hash(Encoding.UTF8.GetBytes(Canonical(request, fields["SignedHeaders"], body))));
        var key = scope[1..].Aggregate(Encoding.UTF8.GetBytes("AWS4" + secret), Sign);
        return Convert.ToHexStringLower(Sign(key, text)) == fields["Signature"] && IsNow(request.Headers["X-Amz-Date"].ToString())
            ? new SignedBy(scope[0], scope[2], scope[3])
            : null;
    }

    private static string Canonical(HttpRequest request, string signed, byte[] body)
    {
        var headers = signed.Split(';').Select(name => name + ":" + request.Headers[name].ToString().Trim() + "\n");
        return string.Join('\n', request.Method, request.Path.Value, request.QueryString.Value?.TrimStart('?'), string.Concat(headers), signed, Hash(body));
    }

    private static bool IsNow(string date) =>
        DateTime.TryParseExact(date, "yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
        && (DateTime.UtcNow - time).Duration() < TimeSpan.FromMinutes(5);

    private static byte[] Sign(byte[] key, string text) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text));

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}

/// <summary>Who signed a request, and for what.</summary>
internal sealed record SignedBy(string AccessKey, string Region, string Service);
