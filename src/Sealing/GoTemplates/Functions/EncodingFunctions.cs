using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using Sealing.Go;
using Sealing.GoTemplates.Values;
using Sealing.Manifests;
using Sealing.Text;
using static Sealing.GoTemplates.Functions.Define;
using static Sealing.GoTemplates.Functions.GoParameter;

namespace Sealing.GoTemplates.Functions;

/// <summary>Sprig's encodings and hashes. Decoders fail where Sprig's return the error as if it were the value.</summary>
internal static class EncodingFunctions
{
    public static IReadOnlyList<GoFunction> All { get; } =
    [
        OnText("b64enc", text => Convert.ToBase64String(GoText.ToBytes(text))),
        OnText("b64dec", DecodeBase64),
        OnText("b32enc", text => Base32.Encode(GoText.ToBytes(text))),
        OnText("b32dec", text => Base32.Decode(text) is { } bytes ? GoText.FromBytes(bytes) : throw new FunctionException("the value is not base32")),
        OnText("sha1sum", Sha1),
        OnText("sha256sum", text => Convert.ToHexStringLower(SHA256.HashData(GoText.ToBytes(text)))),
        OnText("sha512sum", text => Convert.ToHexStringLower(SHA512.HashData(GoText.ToBytes(text)))),
        OnText("adler32sum", Adler32),
        Function("bcrypt", [Str], a => new GoString(Bcrypt(a.Text(0), a.Budget))),
        Function("htpasswd", [Str, Str], HtPassword),
        .. Json("toJson", JsonStyle.Compact),
        .. Json("toPrettyJson", JsonStyle.Indented),
        .. Json("toRawJson", JsonStyle.Raw),
        Function("fromJson", [Str], a => GoJsonReader.Read(a.Text(0), a.Budget) ?? GoNil.Nil),
        Function("mustFromJson", [Str], a => GoJsonReader.Read(a.Text(0), a.Budget) ?? throw new FunctionException("the value is not JSON")),
    ];

    private static GoFunction[] Json(string name, JsonStyle style)
    {
        var function = Function(name, [Any], a => new GoString(GoJsonText.Write(a[0], style, a.Budget)));
        return [function, function.Also("must" + char.ToUpperInvariant(name[0]) + name[1..])];
    }

    private static string DecodeBase64(string text) => Base64.Decode(text) is { } bytes
        ? GoText.FromBytes(bytes)
        : throw new FunctionException("the value is not base64", "in the cluster the text of an error would stand in its place");

    [SuppressMessage("Security", "CA5350:Do not use weak cryptographic algorithms", Justification = "the template asks for SHA-1")]
    private static string Sha1(string text) => Convert.ToHexStringLower(SHA1.HashData(GoText.ToBytes(text)));

    // Source: RFC 1950 s8.2.
    private static string Adler32(string text)
    {
        const uint Modulus = 65521;
        var (a, b) = (1u, 0u);
        foreach (var unit in text)
        {
            a = (a + unit) % Modulus;
            b = (b + a) % Modulus;
        }

        return ((b << 16) | a).ToString(CultureInfo.InvariantCulture);
    }

    private static string Bcrypt(string password, RenderingBudget budget)
    {
        budget.Step(BcryptHash.Steps);
        return BcryptHash.Create(GoText.ToBytes(password));
    }

    private static GoString HtPassword(GoArguments a)
    {
        if (a.Text(0).Contains(':', StringComparison.Ordinal))
        {
            throw new FunctionException("a user name with a colon");
        }

        return new GoString(a.Text(0) + ":" + Bcrypt(a.Text(1), a.Budget));
    }
}
