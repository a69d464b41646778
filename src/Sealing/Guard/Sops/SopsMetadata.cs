using Sealing.Guard.Structure;
using Sealing.Yaml;

namespace Sealing.Guard.Sops;

/// <summary>The metadata in a file that SOPS encrypted: what it encrypts and for whom.</summary>
internal sealed record SopsMetadata(SopsSelection Selection, IReadOnlyList<string> Recipients)
{
    private static readonly (string List, string Field)[] KeyTypes =
    [
        ("age", "recipient"), ("pgp", "fp"), ("kms", "arn"), ("gcp_kms", "resource_id"), ("azure_kv", "vault_url"), ("hc_vault", "vault_address"),
    ];

    /// <summary>The metadata of a document, or null where it is not encrypted.</summary>
    public static SopsMetadata? Of(YamlNode root)
    {
        if ((root.Resolved as YamlMapping)?.FindMapping("sops") is not { } sops || sops.Find("mac") is null)
        {
            return null;
        }

        var groups = sops.FindItems("key_groups").Select(group => group.Resolved).OfType<YamlMapping>().Prepend(sops);
        return new SopsMetadata(SopsSelection.Read(sops), [.. groups.SelectMany(Keys)]);
    }

    private static IEnumerable<string> Keys(YamlMapping group) => KeyTypes.SelectMany(type =>
        group.FindItems(type.List).Select(item => (item.Resolved as YamlMapping)?.FindText(type.Field)).OfType<string>());
}
