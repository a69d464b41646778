using Sealing.Syntax;
using Sealing.Text;

namespace Sealing.Manifests;

/// <summary>Ciphertext of SOPS where a Secret's values should be. Sealed it would reach the cluster as the password itself, and nobody could see it.</summary>
internal static class SopsCiphertext
{
    private const string Start = "ENC[AES256_GCM,";

    private const string EncodedStart = "RU5DW0FFUzI1Nl9HQ00s"; // the same in base64

    private static readonly string[] Values = ["data", "stringData"];

    /// <summary>Whether a value is one that SOPS has encrypted.</summary>
    public static bool IsIn(ReadOnlySpan<byte> value) => value.StartsWith("ENC[AES256_GCM,"u8);

    /// <exception cref="SealingException">SOPS has encrypted the object, or a value of it.</exception>
    public static void Refuse(ManifestItem item)
    {
        if (Find(item) is { } at)
        {
            throw new SealingException(ErrorKind.InvalidDocument, "this Secret is encrypted with SOPS: its ciphertext would be sealed in the place of the values", new(item.Place.Document, at.Span.Line, at.Span.Column))
            {
                Hint = "decrypt it first: seal sops decrypt FILE | seal",
            };
        }
    }

    private static YamlNode? Find(ManifestItem item)
    {
        var fields = item.Fields;
        if (fields.Find("sops") is { Resolved: YamlMapping } metadata)
        {
            return metadata;
        }

        return IsIn(item.Kind) ? fields.Find("kind") : Values.Select(fields.Find).OfType<YamlNode>().SelectMany(Scalars).FirstOrDefault(scalar => IsIn(scalar.Value));
    }

    private static bool IsIn(string? text) =>
        text is not null && (text.StartsWith(Start, StringComparison.Ordinal) || (text.StartsWith(EncodedStart, StringComparison.Ordinal) && IsIn(Base64.Decode(text))));

    private static IEnumerable<YamlScalar> Scalars(YamlNode values) =>
        values.Resolved is YamlMapping map ? map.Entries.Select(entry => entry.Value.Resolved).OfType<YamlScalar>() : [];
}
